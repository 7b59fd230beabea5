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
    "urls": []
   },
   "display_text_range": [
    "0",
    "86"
   ],
   "favorite_count": "14",
   "id_str": "2030000007919104729",
   "truncated": false,
   "retweet_count": "1",
   "id": "2030000007919104729",
   "created_at": "Mon Jan 12 13:00:00 +0000 2026",
   "favorited": false,
   "full_text": "Roads are a skating rink. Vans are in till noon. Your soup's safe and so is Big Steve.",
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
    "urls": []
   },
   "display_text_range": [
    "0",
    "75"
   ],
   "favorite_count": "17",
   "id_str": "2030000015838209458",
   "truncated": false,
   "retweet_count": "2",
   "id": "2030000015838209458",
   "created_at": "Wed Feb 11 22:15:00 +0000 2026",
   "favorited": false,
   "full_text": "Supper at our place: breakfast. Sixteen minutes, one skillet, zero regrets.",
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
    "85"
   ],
   "favorite_count": "20",
   "id_str": "2030000023757314187",
   "truncated": false,
   "retweet_count": "3",
   "id": "2030000023757314187",
   "created_at": "Tue Mar 17 15:30:00 +0000 2026",
   "favorited": false,
   "full_text": "Cabbage has been waiting all year for today and by gosh it's going to have its day. 🥬",
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
    "68"
   ],
   "favorite_count": "23",
   "id_str": "2030000031676418916",
   "truncated": false,
   "retweet_count": "0",
   "id": "2030000031676418916",
   "created_at": "Thu May 21 19:00:00 +0000 2026",
   "favorited": false,
   "full_text": "Darnell update: the parade is over. He knows all the tuba parts now.",
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
      "url": "picklewagon.example/pantry",
      "expanded_url": "https://picklewagon.example/pantry",
      "display_url": "picklewagon.example/pantry",
      "indices": [
       "97",
       "123"
      ]
     }
    ]
   },
   "display_text_range": [
    "0",
    "123"
   ],
   "favorite_count": "26",
   "id_str": "2030000039595523645",
   "truncated": false,
   "retweet_count": "1",
   "id": "2030000039595523645",
   "created_at": "Mon Jul 13 12:05:00 +0000 2026",
   "favorited": false,
   "full_text": "Hollis says the corn's ready. Hollis has never once been wrong about corn. Six ears, four bucks. picklewagon.example/pantry",
   "lang": "en"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "2030000047514628374"
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
    "104"
   ],
   "favorite_count": "29",
   "id_str": "2030000047514628374",
   "truncated": false,
   "retweet_count": "2",
   "id": "2030000047514628374",
   "created_at": "Fri Jul 24 20:40:00 +0000 2026",
   "favorited": false,
   "full_text": "Friday midnight: last call to skip a week. After that we buy your onions, and you can't un-buy an onion.",
   "lang": "en"
  }
 }
]
