window.YTD.tweets.part0 = [
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1888001739881800000"
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
      "favorite_count": "5",
      "id_str": "1888001739881800000",
      "id": "1888001739881800000",
      "truncated": false,
      "retweet_count": "0",
      "created_at": "Tue Feb 18 12:30:00 +0000 2025",
      "favorited": false,
      "full_text": "Nobody got into plumbing for the filing. Write it up in the driveway and go home. 🔧",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1888001750481004321"
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
      "favorite_count": "8",
      "id_str": "1888001750481004321",
      "id": "1888001750481004321",
      "truncated": false,
      "retweet_count": "1",
      "created_at": "Fri Mar 21 13:00:00 +0000 2025",
      "favorited": false,
      "full_text": "Fixed today: the app thought a 90-degree elbow was a temperature. It's been spoken to.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1888001760641908642"
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
      "favorite_count": "11",
      "id_str": "1888001760641908642",
      "id": "1888001760641908642",
      "truncated": false,
      "retweet_count": "2",
      "created_at": "Wed Apr 16 11:45:00 +0000 2025",
      "favorited": false,
      "full_text": "It's April 16. Put the shoebox away, take the long lunch, tip the CPA. 🧾",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1888001772104812963"
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
            "url": "stubout.example/invoicing",
            "expanded_url": "https://stubout.example/invoicing",
            "display_url": "stubout.example/invoicing"
          }
        ]
      },
      "favorite_count": "14",
      "id_str": "1888001772104812963",
      "id": "1888001772104812963",
      "truncated": false,
      "retweet_count": "3",
      "created_at": "Tue May 27 12:10:00 +0000 2025",
      "favorited": false,
      "full_text": "\"Can you just eyeball it?\" No. But you can price it on the porch, get a signature and be on the ladder in forty seconds. stubout.example/invoicing",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1888001782969217284"
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
      "favorite_count": "17",
      "id_str": "1888001782969217284",
      "id": "1888001782969217284",
      "truncated": false,
      "retweet_count": "4",
      "created_at": "Mon Jun 30 14:20:00 +0000 2025",
      "favorited": false,
      "full_text": "Half a year's receipts fit on a dashboard. We've seen the photos. Shoot them before July does.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1888001795315621605"
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
      "favorite_count": "20",
      "id_str": "1888001795315621605",
      "id": "1888001795315621605",
      "truncated": false,
      "retweet_count": "5",
      "created_at": "Wed Aug 20 20:10:00 +0000 2025",
      "favorited": false,
      "full_text": "We were down for 48 minutes this afternoon. It's fixed. Anything you wrote up was saved on your phone and it's gone out now. Sorry about that.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1888001805019625926"
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
      "favorite_count": "23",
      "id_str": "1888001805019625926",
      "id": "1888001805019625926",
      "truncated": false,
      "retweet_count": "6",
      "created_at": "Wed Sep 10 12:00:00 +0000 2025",
      "favorited": false,
      "full_text": "A deposit is a homeowner saying \"I mean it\" in a language the supply house takes.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1888001817355830247"
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
      "favorite_count": "26",
      "id_str": "1888001817355830247",
      "id": "1888001817355830247",
      "truncated": false,
      "retweet_count": "7",
      "created_at": "Fri Oct 31 15:00:00 +0000 2025",
      "favorited": false,
      "full_text": "Scariest thing we've seen today: a knob-and-tube splice with a price tag still on it. Happy Halloween. ⚡",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1888001828811834568"
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
            "url": "stubout.example/getting-paid",
            "expanded_url": "https://stubout.example/getting-paid",
            "display_url": "stubout.example/getting-paid"
          }
        ]
      },
      "favorite_count": "29",
      "id_str": "1888001828811834568",
      "id": "1888001828811834568",
      "truncated": false,
      "retweet_count": "8",
      "created_at": "Thu Dec 11 13:30:00 +0000 2025",
      "favorited": false,
      "full_text": "New this week: bank transfers cap at $10, even on the big draw. Your GC's whole kitchen, ten bucks. stubout.example/getting-paid",
      "lang": "en"
    }
  }
]