window.YTD.tweets.part0 = [
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1980001591581301001"
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
            "url": "farrowprint.example/winter-box",
            "expanded_url": "https://farrowprint.example/winter-box",
            "display_url": "farrowprint.example/winter-box",
            "indices": [
              "102",
              "132"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "132"
      ],
      "favorite_count": "18",
      "id_str": "1980001591581301001",
      "truncated": false,
      "retweet_count": "6",
      "id": "1980001591581301001",
      "created_at": "Mon Nov 02 08:15:00 +0000 2026",
      "favorited": false,
      "full_text": "The Winter Box is out. Twelve cards, a hare, no robins. £24 with FIRSTFROST until Sunday 29 November. farrowprint.example/winter-box",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1980003352611791002"
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
        "18"
      ],
      "favorite_count": "32",
      "id_str": "1980003352611791002",
      "truncated": false,
      "retweet_count": "5",
      "id": "1980003352611791002",
      "created_at": "Tue Nov 03 07:50:00 +0000 2026",
      "favorited": false,
      "full_text": "Goose, mid-stride.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1980002966682457003"
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
            "url": "farrowprint.example/almanack",
            "expanded_url": "https://farrowprint.example/almanack",
            "display_url": "farrowprint.example/almanack",
            "indices": [
              "99",
              "127"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "127"
      ],
      "favorite_count": "22",
      "id_str": "1980002966682457003",
      "truncated": false,
      "retweet_count": "5",
      "id": "1980002966682457003",
      "created_at": "Thu Nov 05 12:00:00 +0000 2026",
      "favorited": false,
      "full_text": "The 2027 Almanack is £16 and has a remark for every month. Order by 31 October and there's £2 off. farrowprint.example/almanack",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1980000783773434004"
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
      "favorite_count": "35",
      "id_str": "1980000783773434004",
      "truncated": false,
      "retweet_count": "4",
      "id": "1980000783773434004",
      "created_at": "Mon Nov 09 17:30:00 +0000 2026",
      "favorited": false,
      "full_text": "not us lowkey obsessed with this ink rn. the vibes on the goose card are immaculate, go off queen",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1980001504730732005"
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
        "179"
      ],
      "favorite_count": "33",
      "id_str": "1980001504730732005",
      "truncated": false,
      "retweet_count": "4",
      "id": "1980001504730732005",
      "created_at": "Wed Nov 11 09:00:00 +0000 2026",
      "favorited": false,
      "full_text": "From a printer's bill in our drawer, 1846: \"Mr. Thos. Yarrow most respectfully begs leave to inform the Nobility, Gentry and Public that he hath procured a Superior Engine.\" Same.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1980003233353686006"
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
            "url": "farrowprint.example/bespoke-2027",
            "expanded_url": "https://farrowprint.example/bespoke-2027",
            "display_url": "farrowprint.example/bespoke-2027",
            "indices": [
              "120",
              "152"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "152"
      ],
      "favorite_count": "21",
      "id_str": "1980003233353686006",
      "truncated": false,
      "retweet_count": "1",
      "id": "1980003233353686006",
      "created_at": "Fri Nov 13 12:45:00 +0000 2026",
      "favorited": false,
      "full_text": "Bespoke invitations are 15% off with EARLYINK until Friday 18 December, whichever year the wedding is. 50 sets or more. farrowprint.example/bespoke-2027",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1980003082698560007"
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
        "112"
      ],
      "favorite_count": "42",
      "id_str": "1980003082698560007",
      "truncated": false,
      "retweet_count": "7",
      "id": "1980003082698560007",
      "created_at": "Mon Nov 16 08:30:00 +0000 2026",
      "favorited": false,
      "full_text": "When Hester started, a sheet of this paper cost 19p. It's 84p now. The cat that sits on it has always been free.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1980000654385873008"
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
            "url": "farrowprint.example/bench-day",
            "expanded_url": "https://farrowprint.example/bench-day",
            "display_url": "farrowprint.example/bench-day",
            "indices": [
              "62",
              "91"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "91"
      ],
      "favorite_count": "36",
      "id_str": "1980000654385873008",
      "truncated": false,
      "retweet_count": "2",
      "id": "1980000654385873008",
      "created_at": "Thu Nov 19 15:10:00 +0000 2026",
      "favorited": false,
      "full_text": "Two places on the Bench Day on 5 December. Soup's leek. £125. farrowprint.example/bench-day",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1980001342575175009"
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
        "133"
      ],
      "favorite_count": "6",
      "id_str": "1980001342575175009",
      "truncated": false,
      "retweet_count": "0",
      "id": "1980001342575175009",
      "created_at": "Tue Nov 24 18:20:00 +0000 2026",
      "favorited": false,
      "full_text": "In the visitors' book this week: \"I did not know I needed a bad-tempered heron. I NEED A BAD-TEMPERED HERON!!\" We can help with that.",
      "lang": "en"
    }
  }
]
