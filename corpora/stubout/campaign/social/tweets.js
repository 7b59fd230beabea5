window.YTD.tweets.part0 = [
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1888001770640200000"
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
            "url": "stubout.example/tax-season",
            "expanded_url": "https://stubout.example/tax-season",
            "display_url": "stubout.example/tax-season"
          }
        ]
      },
      "favorite_count": "5",
      "id_str": "1888001770640200000",
      "id": "1888001770640200000",
      "truncated": false,
      "retweet_count": "0",
      "created_at": "Mon Feb 09 12:30:00 +0000 2026",
      "favorited": false,
      "full_text": "It's February and the shoebox is full. New shops get three months free on the annual plan with SHOEBOX, through April 15. That's $252 for the year. stubout.example/tax-season 🧾",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1888001778906604321"
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
      "id_str": "1888001778906604321",
      "id": "1888001778906604321",
      "truncated": false,
      "retweet_count": "1",
      "created_at": "Fri Feb 13 13:00:00 +0000 2026",
      "favorited": false,
      "full_text": "From Bud in Toledo, all caps his: \"BEST SOFTWARE MIGRATION OF MY LIFE!!! YOUR PLATFORM FOUND $900 I FORGOT TO BILL!!!\" We just carried the boxes, Bud.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1888001787341308642"
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
            "url": "stubout.example/tax-season",
            "expanded_url": "https://stubout.example/tax-season",
            "display_url": "stubout.example/tax-season"
          }
        ]
      },
      "favorite_count": "11",
      "id_str": "1888001787341308642",
      "id": "1888001787341308642",
      "truncated": false,
      "retweet_count": "2",
      "created_at": "Thu Feb 19 12:15:00 +0000 2026",
      "favorited": false,
      "full_text": "Buy a year of Stubout, pay for ten months of it. New shops only. Code's SHOEBOX and it quits on April 15. stubout.example/tax-season",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1888001795878612963"
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
      "favorite_count": "14",
      "id_str": "1888001795878612963",
      "id": "1888001795878612963",
      "truncated": false,
      "retweet_count": "3",
      "created_at": "Thu Feb 26 16:00:00 +0000 2026",
      "favorited": false,
      "full_text": "bruh tax szn is lowkey cooked 💀 stubout finna eat tho, invoices go brrr, we ate no crumbs fr fr",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1888001804128817284"
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
            "url": "stubout.example/schedule-c-night",
            "expanded_url": "https://stubout.example/schedule-c-night",
            "display_url": "stubout.example/schedule-c-night"
          }
        ]
      },
      "favorite_count": "17",
      "id_str": "1888001804128817284",
      "id": "1888001804128817284",
      "truncated": false,
      "retweet_count": "4",
      "created_at": "Mon Mar 02 12:00:00 +0000 2026",
      "favorited": false,
      "full_text": "Hey {{first_name}}, got a minute between calls? Schedule C Night's on Thursday at 7 Eastern. A CPA, a form, your kitchen table. stubout.example/schedule-c-night",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1888001813951021605"
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
      "id_str": "1888001813951021605",
      "id": "1888001813951021605",
      "truncated": false,
      "retweet_count": "5",
      "created_at": "Tue Mar 24 12:40:00 +0000 2026",
      "favorited": false,
      "full_text": "A receipt isn't a coaster.",
      "lang": "en"
    }
  }
]