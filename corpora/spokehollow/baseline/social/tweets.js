window.YTD.tweets.part0 = [
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1930000000000000000"
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
      "favorite_count": "9",
      "id_str": "1930000000000000000",
      "truncated": false,
      "retweet_count": "0",
      "id": "1930000000000000000",
      "created_at": "Tue Jun 10 15:00:00 +0000 2025",
      "favorited": false,
      "full_text": "A man came in to ask if we fix unicycles. Dot got very quiet and said we also sell them.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1930000000000007919"
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
        "122"
      ],
      "favorite_count": "12",
      "id_str": "1930000000000007919",
      "truncated": false,
      "retweet_count": "1",
      "id": "1930000000000007919",
      "created_at": "Thu Jul 03 15:00:00 +0000 2025",
      "favorited": false,
      "full_text": "We're shut tomorrow for the Fourth. If you get a flat at the parade, walk it home in the shade and we'll see you Saturday.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1930000000000015838"
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
        "101"
      ],
      "favorite_count": "15",
      "id_str": "1930000000000015838",
      "truncated": false,
      "retweet_count": "2",
      "id": "1930000000000015838",
      "created_at": "Wed Aug 13 16:00:00 +0000 2025",
      "favorited": false,
      "full_text": "It's 101 degrees. Check your tire pressure in the morning, not at noon. Your tires know what we mean.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1930000000000023757"
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
        "125"
      ],
      "favorite_count": "18",
      "id_str": "1930000000000023757",
      "truncated": false,
      "retweet_count": "3",
      "id": "1930000000000023757",
      "created_at": "Tue Sep 23 15:20:00 +0000 2025",
      "favorited": false,
      "full_text": "The creek trail's open again past the footbridge. There's a soft spot at mile four. Lyle found it with his whole front wheel.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1930000000000031676"
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
        "115"
      ],
      "favorite_count": "21",
      "id_str": "1930000000000031676",
      "truncated": false,
      "retweet_count": "0",
      "id": "1930000000000031676",
      "created_at": "Fri Nov 14 17:00:00 +0000 2025",
      "favorited": false,
      "full_text": "Dark at five. We've got lights from $18, and we'll put them on for you. Chainring wears one. It hasn't sped him up.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1930000000000039595"
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
      "favorite_count": "24",
      "id_str": "1930000000000039595",
      "truncated": false,
      "retweet_count": "1",
      "id": "1930000000000039595",
      "created_at": "Sat Feb 21 16:00:00 +0000 2026",
      "favorited": false,
      "full_text": "Fourteen riders this morning, 29 degrees, one hill. Nobody talked until the coffee. Good ride.",
      "lang": "en"
    }
  }
]