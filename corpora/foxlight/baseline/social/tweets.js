window.YTD.tweets.part0 = [
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1923002170230483000"
          ],
          "editsRemaining": "5"
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://x-app.example\" rel=\"nofollow\">Web App</a>",
      "display_text_range": [
        "0",
        "107"
      ],
      "favorite_count": "7",
      "id_str": "1923002170230483000",
      "id": "1923002170230483000",
      "created_at": "Tue Jan 13 12:00:00 +0000 2026",
      "full_text": "First read-through of the year. Eight actors, one heater, nine biscuits. You can see where this is going. 🍪",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1923003411150263001"
          ],
          "editsRemaining": "5"
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://x-app.example\" rel=\"nofollow\">Web App</a>",
      "display_text_range": [
        "0",
        "105"
      ],
      "favorite_count": "10",
      "id_str": "1923003411150263001",
      "id": "1923003411150263001",
      "created_at": "Thu Jan 29 10:20:00 +0000 2026",
      "full_text": "The lake's gone, the set's drying, and we're on tonight at half past seven. (Mr Pym denies everything.) 👻",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1923000910398375002"
          ],
          "editsRemaining": "5"
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://x-app.example\" rel=\"nofollow\">Web App</a>",
      "display_text_range": [
        "0",
        "103"
      ],
      "favorite_count": "13",
      "id_str": "1923000910398375002",
      "id": "1923000910398375002",
      "created_at": "Fri Feb 13 17:05:00 +0000 2026",
      "full_text": "Friday the 13th. Somebody's moved the ladder. It wasn't Bex, it wasn't us, and we're not discussing it.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1923001265919862003"
          ],
          "editsRemaining": "5"
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://x-app.example\" rel=\"nofollow\">Web App</a>",
      "display_text_range": [
        "0",
        "130"
      ],
      "favorite_count": "16",
      "id_str": "1923001265919862003",
      "id": "1923001265919862003",
      "created_at": "Tue Mar 10 09:30:00 +0000 2026",
      "full_text": "Overheard in the gallery: \"I came for the chips and stayed for the grief.\" We couldn't have put it better. There aren't any chips.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1923000563230959004"
          ],
          "editsRemaining": "5"
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://x-app.example\" rel=\"nofollow\">Web App</a>",
      "display_text_range": [
        "0",
        "152"
      ],
      "favorite_count": "19",
      "id_str": "1923000563230959004",
      "id": "1923000563230959004",
      "created_at": "Sat Mar 21 11:00:00 +0000 2026",
      "full_text": "CHIPSHOP turns back into a word at midnight. Two stalls for the price of one, Tuesdays and Wednesdays, Salt only. You didn't hear it from us. (You did.)",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1923003255715202005"
          ],
          "editsRemaining": "5"
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://x-app.example\" rel=\"nofollow\">Web App</a>",
      "display_text_range": [
        "0",
        "78"
      ],
      "favorite_count": "22",
      "id_str": "1923003255715202005",
      "id": "1923003255715202005",
      "created_at": "Wed Apr 08 13:10:00 +0000 2026",
      "full_text": "Maureen's washing eleven beards. It looks like a very small flock out there. 🐑",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1923000512423774006"
          ],
          "editsRemaining": "5"
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://x-app.example\" rel=\"nofollow\">Web App</a>",
      "display_text_range": [
        "0",
        "105"
      ],
      "favorite_count": "25",
      "id_str": "1923000512423774006",
      "id": "1923000512423774006",
      "created_at": "Fri Apr 17 22:40:00 +0000 2026",
      "full_text": "To the man in D4 who shouted \"It's the verger\" in Act One: we've got eyes everywhere, and you were right.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1923004285348051007"
          ],
          "editsRemaining": "5"
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://x-app.example\" rel=\"nofollow\">Web App</a>",
      "display_text_range": [
        "0",
        "102"
      ],
      "favorite_count": "28",
      "id_str": "1923004285348051007",
      "id": "1923004285348051007",
      "created_at": "Sat May 02 23:15:00 +0000 2026",
      "full_text": "And that's spring. The bishop's in the skip. The actors are in the Den. Somebody's got to the piano. 🎹",
      "lang": "en"
    }
  }
]