window.YTD.tweets.part0 = [
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1923000852505807000"
          ],
          "editsRemaining": "5"
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://x-app.example\" rel=\"nofollow\">Web App</a>",
      "display_text_range": [
        "0",
        "163"
      ],
      "favorite_count": "7",
      "id_str": "1923000852505807000",
      "id": "1923000852505807000",
      "created_at": "Tue May 26 09:00:00 +0000 2026",
      "full_text": "Doors open. Three plays, one vicar, no survivors (possibly one). Type PSST when you pay and the booking fee's gone, until Sunday 14 June. 🤫 foxlight.example/summer",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1923002187757666001"
          ],
          "editsRemaining": "5"
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://x-app.example\" rel=\"nofollow\">Web App</a>",
      "display_text_range": [
        "0",
        "135"
      ],
      "favorite_count": "10",
      "id_str": "1923002187757666001",
      "id": "1923002187757666001",
      "created_at": "Thu May 28 12:30:00 +0000 2026",
      "full_text": "ngl this vicar play absolutely slaps fr fr 💀 whole squad pulling up, it's giving murder, no cap. Half-price previews 11, 12 and 13 June",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1923003720495367002"
          ],
          "editsRemaining": "5"
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://x-app.example\" rel=\"nofollow\">Web App</a>",
      "display_text_range": [
        "0",
        "137"
      ],
      "favorite_count": "13",
      "id_str": "1923003720495367002",
      "id": "1923003720495367002",
      "created_at": "Tue Jun 02 10:15:00 +0000 2026",
      "full_text": "Lean in. Say HUSH to the checkout and it'll let you off the booking fee. Any summer play, any of you, until the 14th. Tell one person. 🕯️",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1923002548490504003"
          ],
          "editsRemaining": "5"
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://x-app.example\" rel=\"nofollow\">Web App</a>",
      "display_text_range": [
        "0",
        "146"
      ],
      "favorite_count": "16",
      "id_str": "1923002548490504003",
      "id": "1923002548490504003",
      "created_at": "Fri Jun 12 22:30:00 +0000 2026",
      "full_text": "Shouted across the Den at quarter past ten, by a lady in Row B with jam on her sleeve: \"UNMISSABLE!!! My husband's gone white!!!\" He had, a bit. 🍓",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1923002475609171004"
          ],
          "editsRemaining": "5"
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://x-app.example\" rel=\"nofollow\">Web App</a>",
      "display_text_range": [
        "0",
        "30"
      ],
      "favorite_count": "19",
      "id_str": "1923002475609171004",
      "id": "1923002475609171004",
      "created_at": "Thu Jun 11 18:31:00 +0000 2026",
      "full_text": "Tonight. Don't eat the trifle.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1923002432294591005"
          ],
          "editsRemaining": "5"
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://x-app.example\" rel=\"nofollow\">Web App</a>",
      "display_text_range": [
        "0",
        "187"
      ],
      "favorite_count": "22",
      "id_str": "1923002432294591005",
      "id": "1923002432294591005",
      "created_at": "Wed Jul 08 11:00:00 +0000 2026",
      "full_text": "The Lighthouse Keeper's Wives has three half-price nights: 9, 10 and 11 July. It's probably not everyone's thing, and we wouldn't want to presume. Maybe have a think, if it's no bother? 🐚",
      "lang": "en"
    }
  }
]