window.YTD.tweets.part0 = [
  {
    "tweet": {
      "retweeted": false,
      "source": "<a href=\"https://x-app.example\" rel=\"nofollow\">Web App</a>",
      "entities": {
        "hashtags": [],
        "urls": []
      },
      "favorite_count": "9",
      "id_str": "1990000000016043894",
      "id": "1990000000016043894",
      "created_at": "Mon Mar 02 08:10:00 +0000 2026",
      "full_text": "We've had a delivery of 5,000 SIMs. They fit in a shoebox. Desmond's put them in the drawer marked Double Knit. 🐌",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "source": "<a href=\"https://x-app.example\" rel=\"nofollow\">Web App</a>",
      "entities": {
        "hashtags": [],
        "urls": []
      },
      "favorite_count": "12",
      "id_str": "1990000000120773665",
      "id": "1990000000120773665",
      "created_at": "Thu Mar 12 12:30:00 +0000 2026",
      "full_text": "Half a gigabyte is about a hundred maps. If you need more maps than that, we'd suggest a map.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "source": "<a href=\"https://x-app.example\" rel=\"nofollow\">Web App</a>",
      "entities": {
        "hashtags": [],
        "urls": []
      },
      "favorite_count": "15",
      "id_str": "1990000000225503436",
      "id": "1990000000225503436",
      "created_at": "Tue Mar 24 17:45:00 +0000 2026",
      "full_text": "Somebody rang to ask whether they'd too little data. We looked. They'd used the same 80 MB every month since 2022. They're on Crumb and they're fine.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "source": "<a href=\"https://x-app.example\" rel=\"nofollow\">Web App</a>",
      "entities": {
        "hashtags": [],
        "urls": [
          {
            "url": "hobbin.example/help",
            "expanded_url": "https://www.hobbin.example/help",
            "display_url": "hobbin.example/help"
          }
        ]
      },
      "favorite_count": "18",
      "id_str": "1990000000330233207",
      "id": "1990000000330233207",
      "created_at": "Fri Apr 10 09:00:00 +0100 2026",
      "full_text": "There are two pages on our site about leaving and one about joining. We'd never counted before. hobbin.example/help",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "source": "<a href=\"https://x-app.example\" rel=\"nofollow\">Web App</a>",
      "entities": {
        "hashtags": [],
        "urls": []
      },
      "favorite_count": "21",
      "id_str": "1990000000434962978",
      "id": "1990000000434962978",
      "created_at": "Wed Apr 29 13:15:00 +0100 2026",
      "full_text": "Spare data keeps for a month, same as a jar of pesto. Text SPARE to 2020 and we'll tell you how much is in there. 🐌",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "source": "<a href=\"https://x-app.example\" rel=\"nofollow\">Web App</a>",
      "entities": {
        "hashtags": [],
        "urls": []
      },
      "favorite_count": "24",
      "id_str": "1990000000539692749",
      "id": "1990000000539692749",
      "created_at": "Mon May 18 10:20:00 +0100 2026",
      "full_text": "A Pool of five bell ringers in Upper Aske got through 300 MB between them last month. They've plenty to do with their hands.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "source": "<a href=\"https://x-app.example\" rel=\"nofollow\">Web App</a>",
      "entities": {
        "hashtags": [],
        "urls": []
      },
      "favorite_count": "27",
      "id_str": "1990000000644422520",
      "id": "1990000000644422520",
      "created_at": "Thu Jun 11 16:00:00 +0100 2026",
      "full_text": "\"I have paid for UNLIMITED since 2014 and my daughter says I use it to look at the weather\". Mr Oakes, Lower Aske. He's on Slice now, at £6 a month.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "source": "<a href=\"https://x-app.example\" rel=\"nofollow\">Web App</a>",
      "entities": {
        "hashtags": [],
        "urls": []
      },
      "favorite_count": "30",
      "id_str": "1990000000749152291",
      "id": "1990000000749152291",
      "created_at": "Tue Jul 07 08:40:00 +0100 2026",
      "full_text": "Going away? Your data works in thirty-one countries for two weeks a year, at no extra charge. After that we'll text before it costs you £1 a day.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "source": "<a href=\"https://x-app.example\" rel=\"nofollow\">Web App</a>",
      "entities": {
        "hashtags": [],
        "urls": []
      },
      "favorite_count": "33",
      "id_str": "1990000000853882062",
      "id": "1990000000853882062",
      "created_at": "Sat Aug 15 11:00:00 +0100 2026",
      "full_text": "We've nothing against big plans. There are people who watch the cricket on trains and they should have all the gigabytes they want. We just don't stock them.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "source": "<a href=\"https://x-app.example\" rel=\"nofollow\">Web App</a>",
      "entities": {
        "hashtags": [],
        "urls": []
      },
      "favorite_count": "36",
      "id_str": "1990000000958611833",
      "id": "1990000000958611833",
      "created_at": "Wed Sep 23 09:30:00 +0100 2026",
      "full_text": "The phone was answered in five rings on Monday, and not four. Priti was up the ladder. 🐌",
      "lang": "en"
    }
  }
]