window.YTD.tweets.part0 = [
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
            "url": "fennaway.example/multi-pet",
            "expanded_url": "https://www.fennaway.example/multi-pet",
            "display_url": "fennaway.example/multi-pet",
            "indices": [
              "133",
              "159"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "159"
      ],
      "favorite_count": "7",
      "id_str": "2040001775549700000",
      "truncated": false,
      "retweet_count": "0",
      "id": "2040001775549700000",
      "created_at": "Tue Apr 07 08:15:00 +0000 2026",
      "favorited": false,
      "full_text": "You've got a cat, a dog or a rabbit, and you're thinking about another. Put 2 on 1 account and each costs 15% less. There's no code. fennaway.example/multi-pet",
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
            "url": "fennaway.example/puppies",
            "expanded_url": "https://www.fennaway.example/puppies",
            "display_url": "fennaway.example/puppies",
            "indices": [
              "194",
              "218"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "218"
      ],
      "favorite_count": "10",
      "id_str": "2040001776168000001",
      "truncated": false,
      "retweet_count": "1",
      "id": "2040001776168000001",
      "created_at": "Tue Apr 14 12:00:00 +0000 2026",
      "favorited": false,
      "full_text": "Oh brilliant, another genius who thinks a puppy \"probably won't eat the charger\". Sure. And vets work for free. Slow clap. 3 months free until 31 May, for anyone who's finished being surprised. fennaway.example/puppies",
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
        "184"
      ],
      "favorite_count": "13",
      "id_str": "2040001776675900002",
      "truncated": false,
      "retweet_count": "2",
      "id": "2040001776675900002",
      "created_at": "Mon Apr 20 09:05:00 +0000 2026",
      "favorited": false,
      "full_text": "\"BEST HELPLINE EVER!!! 2am, fur baby had half a crayon in her, and the lovely lady just goes 'what colour?'\" That's Des, who has had Biscuit for 3 weeks. It was green. Biscuit is fine.",
      "lang": "en"
    }
  }
]
