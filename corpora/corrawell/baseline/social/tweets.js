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
        "190"
      ],
      "favorite_count": "3",
      "id_str": "1841768383205133700",
      "truncated": false,
      "retweet_count": "0",
      "id": "1841768383205133700",
      "created_at": "Wed Jan 14 08:05:00 +0000 2026",
      "favorited": false,
      "full_text": "We were eleven minutes answering the telephone yesterday. The bills for November and December had all arrived on the same morning, which was our doing. From March we send them over ten days.",
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
        "196"
      ],
      "favorite_count": "7",
      "id_str": "1841770109710321119",
      "truncated": false,
      "retweet_count": "3",
      "id": "1841770109710321119",
      "created_at": "Tue Feb 03 07:40:00 +0000 2026",
      "favorited": false,
      "full_text": "🔴 Power cut on the Coast Road, Dunlarra, since 6.52. About 340 houses. The network company expects to have it back by 10.30. It is their line, but you can ring us and we will find out what we can.",
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
        "142"
      ],
      "favorite_count": "11",
      "id_str": "1841770119310357838",
      "truncated": false,
      "retweet_count": "6",
      "id": "1841770119310357838",
      "created_at": "Tue Feb 03 10:20:00 +0000 2026",
      "favorited": false,
      "full_text": "🟢 The Coast Road has had power again since 10.11. If your clock and your heating disagree about the time, believe the clock on your telephone.",
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
        "125"
      ],
      "favorite_count": "15",
      "id_str": "1841773926921788557",
      "truncated": false,
      "retweet_count": "1",
      "id": "1841773926921788557",
      "created_at": "Thu Mar 19 12:00:00 +0000 2026",
      "favorited": false,
      "full_text": "A kettle for two mugs uses about 0.07 kWh, which is 2.3 cent at our Standard rate. We are asked this more than anything else.",
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
            "url": "corrawell.example/how-our-prices-work",
            "expanded_url": "https://www.corrawell.example/how-our-prices-work",
            "display_url": "corrawell.example/how-our-prices-work",
            "indices": [
              "120",
              "157"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "157"
      ],
      "favorite_count": "19",
      "id_str": "1841779958739891876",
      "truncated": false,
      "retweet_count": "4",
      "id": "1841779958739891876",
      "created_at": "Thu May 28 07:30:00 +0000 2026",
      "favorited": false,
      "full_text": "Our Standard unit rate falls from 33.4 to 32.1 cent on 1 July. At 4,200 kWh a year that is €54.60. The working is here: corrawell.example/how-our-prices-work",
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
            "url": "corrawell.example/heat-pumps",
            "expanded_url": "https://www.corrawell.example/heat-pumps",
            "display_url": "corrawell.example/heat-pumps",
            "indices": [
              "159",
              "187"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "187"
      ],
      "favorite_count": "6",
      "id_str": "1841782841148546995",
      "truncated": false,
      "retweet_count": "7",
      "id": "1841782841148546995",
      "created_at": "Tue Jun 30 16:10:00 +0000 2026",
      "favorited": false,
      "full_text": "We turned down 31 houses for a heat pump last year. If the walls lose heat faster than the pump can make it, you would pay more and be colder. Insulate first: corrawell.example/heat-pumps",
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
        "175"
      ],
      "favorite_count": "10",
      "id_str": "1841787308161955914",
      "truncated": false,
      "retweet_count": "2",
      "id": "1841787308161955914",
      "created_at": "Fri Aug 21 09:00:00 +0000 2026",
      "favorited": false,
      "full_text": "The network companies publish their new charges on 1 September. They make up about a quarter of your unit rate. We will post the figure here on the day, whichever way it goes.",
      "lang": "en"
    }
  }
]