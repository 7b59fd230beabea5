window.YTD.tweets.part0 = [
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2043000001000000000"
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
      "favorite_count": "9",
      "id_str": "2043000001000000000",
      "truncated": false,
      "retweet_count": "0",
      "id": "2043000001000000000",
      "created_at": "Tue Apr 14 15:00:00 +0000 2026",
      "favorited": false,
      "full_text": "Full tune-ups are $88 through May 8. They were $110 on Sunday. Code SPOKES20. The dog has no comment. spokehollow.example/spring-tune",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2043000001000007919"
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
        "156"
      ],
      "favorite_count": "12",
      "id_str": "2043000001000007919",
      "truncated": false,
      "retweet_count": "1",
      "id": "2043000001000007919",
      "created_at": "Fri Apr 17 16:10:00 +0000 2026",
      "favorited": false,
      "full_text": "If you can hear your bike before we can see it, come on in. We're taking a quarter off a full tune-up through Friday, May 8. spokehollow.example/spring-tune",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2043000001000015838"
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
        "121"
      ],
      "favorite_count": "15",
      "id_str": "2043000001000015838",
      "truncated": false,
      "retweet_count": "2",
      "id": "2043000001000015838",
      "created_at": "Tue Apr 21 15:30:00 +0000 2026",
      "favorited": false,
      "full_text": "yo two days on a bike = third day FREE and thats lowkey bussin \ud83d\udd25 code THIRDDAY go off bestie. spokehollow.example/rentals",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2043000001000023757"
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
        "143"
      ],
      "favorite_count": "18",
      "id_str": "2043000001000023757",
      "truncated": false,
      "retweet_count": "3",
      "id": "2043000001000023757",
      "created_at": "Thu Apr 23 17:00:00 +0000 2026",
      "favorited": false,
      "full_text": "From the guest book: \"ULTIMATE bike store, best technicians in the COUNTY!!!\" Thanks, Gus. We've read it to Ramon twice and he's gone out back.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2043000001000031676"
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
        "134"
      ],
      "favorite_count": "21",
      "id_str": "2043000001000031676",
      "truncated": false,
      "retweet_count": "0",
      "id": "2043000001000031676",
      "created_at": "Tue Apr 28 15:00:00 +0000 2026",
      "favorited": false,
      "full_text": "Two of our technicians learned to true a wheel on the same broken stand. It's still here. It's still broken. They won't let us fix it.",
      "lang": "en"
    }
  }
]