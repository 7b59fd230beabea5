window.YTD.tweets.part0 = [
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1980002870134015001"
          ],
          "isEditEligible": true,
          "editsRemaining": "5"
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://x-app.example\" rel=\"nofollow\">Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "88"
      ],
      "favorite_count": "47",
      "id_str": "1980002870134015001",
      "truncated": false,
      "retweet_count": "7",
      "id": "1980002870134015001",
      "created_at": "Wed Jan 14 08:10:00 +0000 2026",
      "favorited": false,
      "full_text": "Too cold for the ink this morning. It's sitting on the radiator in a row, like children.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1980000840668485002"
          ],
          "isEditEligible": true,
          "editsRemaining": "5"
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://x-app.example\" rel=\"nofollow\">Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "124"
      ],
      "favorite_count": "5",
      "id_str": "1980000840668485002",
      "truncated": false,
      "retweet_count": "0",
      "id": "1980000840668485002",
      "created_at": "Mon Feb 02 12:30:00 +0000 2026",
      "favorited": false,
      "full_text": "The Albion's back from having its spring seen to. It weighs 780kg and it came up the stairs. We'd rather not talk about how.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1980001159505363003"
          ],
          "isEditEligible": true,
          "editsRemaining": "5"
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://x-app.example\" rel=\"nofollow\">Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [
          {
            "url": "farrowprint.example/workshops",
            "expanded_url": "https://farrowprint.example/workshops",
            "display_url": "farrowprint.example/workshops",
            "indices": [
              "78",
              "107"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "107"
      ],
      "favorite_count": "21",
      "id_str": "1980001159505363003",
      "truncated": false,
      "retweet_count": "1",
      "id": "1980001159505363003",
      "created_at": "Thu Feb 19 17:05:00 +0000 2026",
      "favorited": false,
      "full_text": "Two places left on the March Bench Day. £125, lunch included, ink compulsory. farrowprint.example/workshops",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1980003682087024004"
          ],
          "isEditEligible": true,
          "editsRemaining": "5"
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://x-app.example\" rel=\"nofollow\">Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "82"
      ],
      "favorite_count": "58",
      "id_str": "1980003682087024004",
      "truncated": false,
      "retweet_count": "5",
      "id": "1980003682087024004",
      "created_at": "Sun Mar 08 09:00:00 +0000 2026",
      "favorited": false,
      "full_text": "Found in the type case today: one bus ticket from 1971, one bean, no lower-case k.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1980002894004454005"
          ],
          "isEditEligible": true,
          "editsRemaining": "5"
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://x-app.example\" rel=\"nofollow\">Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "97"
      ],
      "favorite_count": "19",
      "id_str": "1980002894004454005",
      "truncated": false,
      "retweet_count": "6",
      "id": "1980002894004454005",
      "created_at": "Thu Apr 02 08:45:00 +0000 2026",
      "favorited": false,
      "full_text": "If your invitation says Saturday the 14th, please look at a calendar. We do, but we like company.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1980000896946524006"
          ],
          "isEditEligible": true,
          "editsRemaining": "5"
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://x-app.example\" rel=\"nofollow\">Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "105"
      ],
      "favorite_count": "43",
      "id_str": "1980000896946524006",
      "truncated": false,
      "retweet_count": "8",
      "id": "1980000896946524006",
      "created_at": "Wed May 06 13:15:00 +0000 2026",
      "favorited": false,
      "full_text": "Wren cut her first block in end-grain box this week. It's a snail. It took nine hours, which seems right.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1980001114726858007"
          ],
          "isEditEligible": true,
          "editsRemaining": "5"
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://x-app.example\" rel=\"nofollow\">Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "77"
      ],
      "favorite_count": "23",
      "id_str": "1980001114726858007",
      "truncated": false,
      "retweet_count": "2",
      "id": "1980001114726858007",
      "created_at": "Thu Jun 11 16:40:00 +0000 2026",
      "favorited": false,
      "full_text": "A customer wanted gold. We've talked her down to mustard. Everyone's happier.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1980003536747611008"
          ],
          "isEditEligible": true,
          "editsRemaining": "5"
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://x-app.example\" rel=\"nofollow\">Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "93"
      ],
      "favorite_count": "14",
      "id_str": "1980003536747611008",
      "truncated": false,
      "retweet_count": "0",
      "id": "1980003536747611008",
      "created_at": "Thu Jul 02 08:20:00 +0000 2026",
      "favorited": false,
      "full_text": "Letterpress tip: if it looks straight, measure it. If it measures straight, look at it again.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1980002781433037009"
          ],
          "isEditEligible": true,
          "editsRemaining": "5"
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://x-app.example\" rel=\"nofollow\">Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "95"
      ],
      "favorite_count": "43",
      "id_str": "1980002781433037009",
      "truncated": false,
      "retweet_count": "7",
      "id": "1980002781433037009",
      "created_at": "Thu Aug 13 11:00:00 +0000 2026",
      "favorited": false,
      "full_text": "The shop's open till four on Saturdays. There's a bell, a flight of stairs and, at the top, us.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1980003648135784010"
          ],
          "isEditEligible": true,
          "editsRemaining": "5"
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://x-app.example\" rel=\"nofollow\">Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "88"
      ],
      "favorite_count": "38",
      "id_str": "1980003648135784010",
      "truncated": false,
      "retweet_count": "6",
      "id": "1980003648135784010",
      "created_at": "Wed Sep 09 18:00:00 +0000 2026",
      "favorited": false,
      "full_text": "Nine hundred wedding menus. One missing comma. We saw it at sheet four, so there's that.",
      "lang": "en"
    }
  }
]
