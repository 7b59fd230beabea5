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
        "68"
      ],
      "favorite_count": "36",
      "id_str": "1980002870134015001",
      "truncated": false,
      "retweet_count": "1",
      "id": "1980002870134015001",
      "created_at": "Wed Feb 04 09:10:00 +0000 2026",
      "favorited": false,
      "full_text": "Every column in your spreadsheet is a decision someone made in 2017.",
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
        "94"
      ],
      "favorite_count": "58",
      "id_str": "1980000840668485002",
      "truncated": false,
      "retweet_count": "0",
      "id": "1980000840668485002",
      "created_at": "Thu Mar 19 12:20:00 +0000 2026",
      "favorited": false,
      "full_text": "Bank feeds are slow this morning. Not ours, the bank's. We'll fetch the gap when they're back.",
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
        "urls": []
      },
      "display_text_range": [
        "0",
        "55"
      ],
      "favorite_count": "33",
      "id_str": "1980001159505363003",
      "truncated": false,
      "retweet_count": "7",
      "id": "1980001159505363003",
      "created_at": "Thu Apr 09 08:50:00 +0000 2026",
      "favorited": false,
      "full_text": "Feeds caught up at 10.14. Nothing missing. As you were.",
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
        "63"
      ],
      "favorite_count": "43",
      "id_str": "1980003682087024004",
      "truncated": false,
      "retweet_count": "7",
      "id": "1980003682087024004",
      "created_at": "Tue May 12 17:00:00 +0000 2026",
      "favorited": false,
      "full_text": "\"Misc\" isn't a category. It's a cry for help. Tidy hears you. 📎",
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
        "urls": [
          {
            "url": "ledgerwell.example/pricing",
            "expanded_url": "https://ledgerwell.example/pricing",
            "display_url": "ledgerwell.example/pricing",
            "indices": [
              "70",
              "96"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "96"
      ],
      "favorite_count": "23",
      "id_str": "1980002894004454005",
      "truncated": false,
      "retweet_count": "5",
      "id": "1980002894004454005",
      "created_at": "Thu Jun 18 11:30:00 +0000 2026",
      "favorited": false,
      "full_text": "30 days free, no card, from £9 a month after. That's the whole pitch. ledgerwell.example/pricing",
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
        "123"
      ],
      "favorite_count": "52",
      "id_str": "1980000896946524006",
      "truncated": false,
      "retweet_count": "5",
      "id": "1980000896946524006",
      "created_at": "Wed Jul 15 09:00:00 +0000 2026",
      "favorited": false,
      "full_text": "Somebody exported 11 years of books yesterday in 48 seconds and left. Good luck, whoever you are. The door works both ways.",
      "lang": "en"
    }
  }
]
