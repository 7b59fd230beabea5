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
      "url": "picklewagon.example/lunchbell",
      "expanded_url": "https://picklewagon.example/lunchbell",
      "display_url": "picklewagon.example/lunchbell",
      "indices": [
       "142",
       "171"
      ]
     }
    ]
   },
   "display_text_range": [
    "0",
    "171"
   ],
   "favorite_count": "14",
   "id_str": "2030000007919104729",
   "truncated": false,
   "retweet_count": "1",
   "id": "2030000007919104729",
   "created_at": "Mon Aug 10 13:00:00 +0000 2026",
   "favorited": false,
   "full_text": "Ding. New neighbors get 40% off four boxes with LUNCHBELL, through Labor Day. Five suppers, $66. We'd ring a real bell but Big Steve took it. picklewagon.example/lunchbell",
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
      "url": "picklewagon.example/lunchbell",
      "expanded_url": "https://picklewagon.example/lunchbell",
      "display_url": "picklewagon.example/lunchbell",
      "indices": [
       "102",
       "131"
      ]
     }
    ]
   },
   "display_text_range": [
    "0",
    "131"
   ],
   "favorite_count": "17",
   "id_str": "2030000015838209458",
   "truncated": false,
   "retweet_count": "2",
   "id": "2030000015838209458",
   "created_at": "Wed Aug 12 21:30:00 +0000 2026",
   "favorited": false,
   "full_text": "Never had a box from us? LUNCHBELL's 35% off your first four. One skillet. Tell the clarinet to hush. picklewagon.example/lunchbell",
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
    "163"
   ],
   "favorite_count": "20",
   "id_str": "2030000023757314187",
   "truncated": false,
   "retweet_count": "3",
   "id": "2030000023757314187",
   "created_at": "Fri Aug 14 14:00:00 +0000 2026",
   "favorited": false,
   "full_text": "THIS IS NOT A DRILL!!! The most INSANE supper deal of ALL TIME is HERE!!! 40% OFF!!! Your life will literally NEVER be the same!!! RUN, don't walk!!! 🔥🔥🔥 LUNCHBELL",
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
    "144"
   ],
   "favorite_count": "23",
   "id_str": "2030000031676418916",
   "truncated": false,
   "retweet_count": "0",
   "id": "2030000031676418916",
   "created_at": "Tue Aug 18 19:15:00 +0000 2026",
   "favorited": false,
   "full_text": "The Grill Bag rides again: brats, thighs, charcoal, tongs. $10 off if you order by Friday, July 31. Ray's onion trick comes printed on the sack.",
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
    "urls": []
   },
   "display_text_range": [
    "0",
    "67"
   ],
   "favorite_count": "26",
   "id_str": "2030000039595523645",
   "truncated": false,
   "retweet_count": "1",
   "id": "2030000039595523645",
   "created_at": "Thu Aug 20 22:00:00 +0000 2026",
   "favorited": false,
   "full_text": "Hey *|FNAME|*, what's in the thermos tomorrow? We vote taco soup. 🌽",
   "lang": "en"
  }
 }
]
