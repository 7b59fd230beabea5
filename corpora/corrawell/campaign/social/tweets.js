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
            "url": "corrawell.example/neighbour",
            "expanded_url": "https://www.corrawell.example/neighbour",
            "display_url": "corrawell.example/neighbour",
            "indices": [
              "170",
              "197"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "197"
      ],
      "favorite_count": "3",
      "id_str": "1841791883775635200",
      "truncated": false,
      "retweet_count": "0",
      "id": "1841791883775635200",
      "created_at": "Tue Oct 13 08:00:00 +0000 2026",
      "favorited": false,
      "full_text": "If you persuade the house next door to switch to us, there is €60 in it between the pair of you, thirty each. It is paid once they have been here for 90 days. The rules: corrawell.example/neighbour",
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
            "url": "corrawell.example/winter",
            "expanded_url": "https://www.corrawell.example/winter",
            "display_url": "corrawell.example/winter",
            "indices": [
              "171",
              "195"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "195"
      ],
      "favorite_count": "7",
      "id_str": "1841792054776156119",
      "truncated": false,
      "retweet_count": "3",
      "id": "1841792054776156119",
      "created_at": "Thu Oct 15 07:30:00 +0000 2026",
      "favorited": false,
      "full_text": "Winter Fixed is 28.4 cent a unit for 14 months. At 4,200 kWh a year that is €118.26 a month, standing charge included. You have until the last day of November to take it. corrawell.example/winter",
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
        "134"
      ],
      "favorite_count": "11",
      "id_str": "1841792436377308838",
      "truncated": false,
      "retweet_count": "6",
      "id": "1841792436377308838",
      "created_at": "Mon Oct 19 17:30:00 +0000 2026",
      "favorited": false,
      "full_text": "ngl 28.4c a unit is kinda unreal 🔥 lads if ur still on some dodgy rate sort urself out, 14 months sorted, no messing. link in bio init",
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
        "158"
      ],
      "favorite_count": "15",
      "id_str": "1841793090079277857",
      "truncated": false,
      "retweet_count": "1",
      "id": "1841793090079277857",
      "created_at": "Tue Oct 27 07:05:00 +0000 2026",
      "favorited": false,
      "full_text": "🟡 Some of you saw two sign-up confirmations this morning. You are signed up once. A server sent the email twice between 6.10 and 6.40, and we have stopped it.",
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
            "url": "corrawell.example/heat-pump-winter",
            "expanded_url": "https://www.corrawell.example/heat-pump-winter",
            "display_url": "corrawell.example/heat-pump-winter",
            "indices": [
              "201",
              "235"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "235"
      ],
      "favorite_count": "19",
      "id_str": "1841793885381671676",
      "truncated": false,
      "retweet_count": "4",
      "id": "1841793885381671676",
      "created_at": "Thu Nov 05 12:00:00 +0000 2026",
      "favorited": false,
      "full_text": "Our 2025 heat pumps used 3,610 kWh each on average, for a house of 118 square metres. Oh, and your brother-in-law who read something online about the cold, do tell him that Norway has heard of it too. corrawell.example/heat-pump-winter",
      "lang": "en"
    }
  }
]