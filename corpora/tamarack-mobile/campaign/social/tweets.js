window.YTD.tweets.part0 = [
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "2030000007919104729"
     ],
     "editableUntil": "",
     "editsRemaining": "5",
     "isEditEligible": true
    }
   },
   "retweeted": false,
   "entities": {
    "hashtags": [],
    "symbols": [],
    "user_mentions": [],
    "urls": [
     {
      "url": "tamarackmobile.example/fall",
      "expanded_url": "https://tamarackmobile.example/fall",
      "display_url": "tamarackmobile.example/fall",
      "indices": [
       "150",
       "177"
      ]
     }
    ]
   },
   "display_text_range": [
    "0",
    "177"
   ],
   "favorite_count": "14",
   "id_str": "2030000007919104729",
   "truncated": false,
   "retweet_count": "1",
   "id": "2030000007919104729",
   "created_at": "Mon Sep 14 14:05:00 +0000 2026",
   "favorited": false,
   "full_text": "Bring your number from another carrier and it's $10 a month off for 12 months. OVERCOAT, until Halloween night. The catch is you have to be new here. tamarackmobile.example/fall",
   "lang": "en"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "2030000015838209458"
     ],
     "editableUntil": "",
     "editsRemaining": "5",
     "isEditEligible": true
    }
   },
   "retweeted": false,
   "entities": {
    "hashtags": [],
    "symbols": [],
    "user_mentions": [],
    "urls": [
     {
      "url": "tamarackmobile.example/fall",
      "expanded_url": "https://tamarackmobile.example/fall",
      "display_url": "tamarackmobile.example/fall",
      "indices": [
       "133",
       "160"
      ]
     }
    ]
   },
   "display_text_range": [
    "0",
    "160"
   ],
   "favorite_count": "17",
   "id_str": "2030000015838209458",
   "truncated": false,
   "retweet_count": "2",
   "id": "2030000015838209458",
   "created_at": "Thu Sep 24 16:00:00 +0000 2026",
   "favorited": false,
   "full_text": "New here? You get a $150 bill credit for bringing your number, a bit each month for a year. Code's OVERCOAT. Last day is October 31. tamarackmobile.example/fall",
   "lang": "en"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "2030000023757314187"
     ],
     "editableUntil": "",
     "editsRemaining": "5",
     "isEditEligible": true
    }
   },
   "retweeted": false,
   "entities": {
    "hashtags": [],
    "symbols": [],
    "user_mentions": [],
    "urls": []
   },
   "display_text_range": [
    "0",
    "109"
   ],
   "favorite_count": "20",
   "id_str": "2030000023757314187",
   "truncated": false,
   "retweet_count": "3",
   "id": "2030000023757314187",
   "created_at": "Fri Oct 02 19:30:00 +0000 2026",
   "favorited": false,
   "full_text": "ngl our fall deal kinda slaps 🔥 ten bucks off a month?? for a YEAR?? we're cooked lol. bring ur number bestie",
   "lang": "en"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "2030000031676418916"
     ],
     "editableUntil": "",
     "editsRemaining": "5",
     "isEditEligible": true
    }
   },
   "retweeted": false,
   "entities": {
    "hashtags": [],
    "symbols": [],
    "user_mentions": [],
    "urls": []
   },
   "display_text_range": [
    "0",
    "49"
   ],
   "favorite_count": "23",
   "id_str": "2030000031676418916",
   "truncated": false,
   "retweet_count": "0",
   "id": "2030000031676418916",
   "created_at": "Tue Oct 06 13:00:00 +0000 2026",
   "favorited": false,
   "full_text": "Fog. Tower 9 says it's fine. We'll take its word.",
   "lang": "en"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "2030000039595523645"
     ],
     "editableUntil": "",
     "editsRemaining": "5",
     "isEditEligible": true
    }
   },
   "retweeted": false,
   "entities": {
    "hashtags": [],
    "symbols": [],
    "user_mentions": [],
    "urls": [
     {
      "url": "tamarackmobile.example/phones",
      "expanded_url": "https://tamarackmobile.example/phones",
      "display_url": "tamarackmobile.example/phones",
      "indices": [
       "101",
       "130"
      ]
     }
    ]
   },
   "display_text_range": [
    "0",
    "130"
   ],
   "favorite_count": "26",
   "id_str": "2030000039595523645",
   "truncated": false,
   "retweet_count": "1",
   "id": "2030000039595523645",
   "created_at": "Mon Sep 21 15:15:00 +0000 2026",
   "favorited": false,
   "full_text": "The pocket hotspot is $15 off through Labor Day. It's the orange one. It floats, which we found out. tamarackmobile.example/phones",
   "lang": "en"
  }
 }
]
