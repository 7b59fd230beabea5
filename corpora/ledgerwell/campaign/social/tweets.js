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
            "url": "ledgerwell.example/catch",
            "expanded_url": "https://ledgerwell.example/catch",
            "display_url": "ledgerwell.example/catch",
            "indices": [
              "46",
              "70"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "70"
      ],
      "favorite_count": "43",
      "id_str": "1980001591581301001",
      "truncated": false,
      "retweet_count": "8",
      "id": "1980001591581301001",
      "created_at": "Mon Sep 07 09:05:00 +0000 2026",
      "favorited": false,
      "full_text": "New: Catch. It reads receipts. Even that one. ledgerwell.example/catch",
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
        "13"
      ],
      "favorite_count": "46",
      "id_str": "1980003352611791002",
      "truncated": false,
      "retweet_count": "7",
      "id": "1980003352611791002",
      "created_at": "Thu Sep 10 16:45:00 +0000 2026",
      "favorited": false,
      "full_text": "Friday-ish. 📎",
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
        "urls": []
      },
      "display_text_range": [
        "0",
        "103"
      ],
      "favorite_count": "16",
      "id_str": "1980002966682457003",
      "truncated": false,
      "retweet_count": "8",
      "id": "1980002966682457003",
      "created_at": "Tue Sep 15 18:10:00 +0000 2026",
      "favorited": false,
      "full_text": "POV: ur receipts are giving feral and catch said bet. we're so back besties. month-end slay era loading",
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
        "urls": [
          {
            "url": "ledgerwell.example/switch",
            "expanded_url": "https://ledgerwell.example/switch",
            "display_url": "ledgerwell.example/switch",
            "indices": [
              "98",
              "123"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "123"
      ],
      "favorite_count": "56",
      "id_str": "1980000783773434004",
      "truncated": false,
      "retweet_count": "3",
      "id": "1980000783773434004",
      "created_at": "Wed Sep 23 09:00:00 +0000 2026",
      "favorited": false,
      "full_text": "Team at half price for 4 months. £12, then £24. New customers, SWITCH50, until Friday 30 October. ledgerwell.example/switch",
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
        "79"
      ],
      "favorite_count": "53",
      "id_str": "1980001504730732005",
      "truncated": false,
      "retweet_count": "0",
      "id": "1980001504730732005",
      "created_at": "Thu Oct 01 08:02:00 +0000 2026",
      "favorited": false,
      "full_text": "Bank feeds are down for about 1 in 8 of you. We're on it. Next update at 08:30.",
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
        "urls": []
      },
      "display_text_range": [
        "0",
        "89"
      ],
      "favorite_count": "52",
      "id_str": "1980003233353686006",
      "truncated": false,
      "retweet_count": "1",
      "id": "1980003233353686006",
      "created_at": "Thu Oct 15 12:00:00 +0000 2026",
      "favorited": false,
      "full_text": "50% of receipts arrive between 6 and 9 in the morning. The other half come on 30 January.",
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
        "124"
      ],
      "favorite_count": "34",
      "id_str": "1980003082698560007",
      "truncated": false,
      "retweet_count": "3",
      "id": "1980003082698560007",
      "created_at": "Thu Oct 22 10:30:00 +0000 2026",
      "favorited": false,
      "full_text": "Yesterday's import: a biscuit tin, 2 exercise books and a file called FINAL_final3. Done in 2 days. Please keep them coming.",
      "lang": "en"
    }
  }
]
