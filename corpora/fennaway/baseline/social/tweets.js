window.YTD.tweets.part0 = [
  {
    "tweet": {
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
        "99"
      ],
      "favorite_count": "7",
      "id_str": "2040001749630600000",
      "truncated": false,
      "retweet_count": "0",
      "id": "2040001749630600000",
      "created_at": "Wed Jun 11 08:30:00 +0000 2025",
      "favorited": false,
      "full_text": "Heading out with the dog? Take 1 litre of water for every 2 hours. For her. Bring your own as well.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "source": "<a href=\"https://x-app.example\" rel=\"nofollow\">Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [
          {
            "url": "fennaway.example/vet-line",
            "expanded_url": "https://www.fennaway.example/vet-line",
            "display_url": "fennaway.example/vet-line",
            "indices": [
              "87",
              "112"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "112"
      ],
      "favorite_count": "10",
      "id_str": "2040001756815000001",
      "truncated": false,
      "retweet_count": "1",
      "id": "2040001756815000001",
      "created_at": "Tue Sep 02 12:10:00 +0000 2025",
      "favorited": false,
      "full_text": "You don't have to be sure it's serious to ring Vet Line. Finding out is what it's for. fennaway.example/vet-line",
      "lang": "en"
    }
  },
  {
    "tweet": {
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
        "117"
      ],
      "favorite_count": "13",
      "id_str": "2040001761760800002",
      "truncated": false,
      "retweet_count": "2",
      "id": "2040001761760800002",
      "created_at": "Wed Oct 29 18:00:00 +0000 2025",
      "favorited": false,
      "full_text": "Clocks back, walks dark. Put a light on your dog's collar and another on yourself. Drivers see the second one sooner.",
      "lang": "en"
    }
  },
  {
    "tweet": {
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
        "138"
      ],
      "favorite_count": "16",
      "id_str": "2040001766783100003",
      "truncated": false,
      "retweet_count": "3",
      "id": "2040001766783100003",
      "created_at": "Fri Dec 26 21:05:00 +0000 2025",
      "favorited": false,
      "full_text": "If you're wondering about the stuffing: how much, how long ago, was there onion in it? Have those 3 ready and ring us. We're on all night.",
      "lang": "en"
    }
  },
  {
    "tweet": {
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
        "139"
      ],
      "favorite_count": "19",
      "id_str": "2040001768900500004",
      "truncated": false,
      "retweet_count": "4",
      "id": "2040001768900500004",
      "created_at": "Tue Jan 20 09:15:00 +0000 2026",
      "favorited": false,
      "full_text": "Our prices for this year are up by about 7%, because vet fees are. If yours went up by more, ring Ruth's team and they'll show you the sum.",
      "lang": "en"
    }
  }
]
