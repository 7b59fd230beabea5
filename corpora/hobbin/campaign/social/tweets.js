window.YTD.tweets.part0 = [
  {
    "tweet": {
      "retweeted": false,
      "source": "<a href=\"https://x-app.example\" rel=\"nofollow\">Web App</a>",
      "entities": {
        "hashtags": [],
        "urls": [
          {
            "url": "hobbin.example/small-winter",
            "expanded_url": "https://www.hobbin.example/small-winter",
            "display_url": "hobbin.example/small-winter"
          }
        ]
      },
      "favorite_count": "9",
      "id_str": "1990000000016043894",
      "id": "1990000000016043894",
      "created_at": "Tue Dec 01 08:05:00 +0000 2026",
      "full_text": "It's dark by four and you've looked at your phone once. If you're new to us, Slice is £3 a month for six months, with the code SMALLER. It ends on the last day of January. hobbin.example/small-winter 🐌",
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
      "created_at": "Mon Dec 07 12:40:00 +0000 2026",
      "full_text": "\"MY SON SAID GET UNLIMITED!!! I got a Crumb and it is FINE\". Mr Haddow of Lower Aske, by postcard. He's used 60 MB since October.",
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
            "url": "hobbin.example/small-winter",
            "expanded_url": "https://www.hobbin.example/small-winter",
            "display_url": "hobbin.example/small-winter"
          }
        ]
      },
      "favorite_count": "15",
      "id_str": "1990000000225503436",
      "id": "1990000000225503436",
      "created_at": "Thu Dec 10 17:30:00 +0000 2026",
      "full_text": "No rush with the half-price Slice. The code SMALLER stays on the counter until Valentine's Day, so you can do the sprouts first. hobbin.example/small-winter",
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
            "url": "hobbin.example/small-winter",
            "expanded_url": "https://www.hobbin.example/small-winter",
            "display_url": "hobbin.example/small-winter"
          }
        ]
      },
      "favorite_count": "18",
      "id_str": "1990000000330233207",
      "id": "1990000000330233207",
      "created_at": "Wed Dec 16 13:00:00 +0000 2026",
      "full_text": "ngl bestie if ur still paying 30 quid a month for vibes ur getting absolutely rinsed 💀 half-price Slice is lowkey bussin, code SMALLER til 31 Jan. hobbin.example/small-winter",
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
      "created_at": "Fri Dec 18 09:20:00 +0000 2026",
      "full_text": "Come over to Hobbins before Sunday 15 November and your first month of Loaf is on us. That's 6 GB, or twelve hundred bus timetables, for nothing.",
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
      "id_str": "1990000000539700668",
      "id": "1990000000539700668",
      "created_at": "Sat Jan 02 10:10:00 +0000 2027",
      "full_text": "Back. Kettle's on. 🐌",
      "lang": "en"
    }
  }
]