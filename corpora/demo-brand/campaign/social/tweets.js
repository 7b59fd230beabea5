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
      "url": "ternaway.example/fair-wind",
      "expanded_url": "https://ternaway.example/fair-wind",
      "display_url": "ternaway.example/fair-wind",
      "indices": [
       "152",
       "178"
      ]
     }
    ]
   },
   "display_text_range": [
    "0",
    "178"
   ],
   "favorite_count": "14",
   "id_str": "2030000007919104729",
   "truncated": false,
   "retweet_count": "1",
   "id": "2030000007919104729",
   "created_at": "Mon Mar 16 15:05:00 +0000 2026",
   "favorited": false,
   "full_text": "There it is. Ten from the west and every flag on the Point is up. Take 20% off any kite with FAIRWIND through Sunday, April 19. Then back up ten steps. ternaway.example/fair-wind",
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
    "132"
   ],
   "favorite_count": "17",
   "id_str": "2030000015838209458",
   "truncated": false,
   "retweet_count": "2",
   "id": "2030000015838209458",
   "created_at": "Fri Mar 20 19:30:00 +0000 2026",
   "favorited": false,
   "full_text": "ok besties the marlinspike is straight up UNHINGED and we are here for it 💅 main character energy fr fr. run don't walk, link in bio",
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
    "102"
   ],
   "favorite_count": "20",
   "id_str": "2030000023757314187",
   "truncated": false,
   "retweet_count": "3",
   "id": "2030000023757314187",
   "created_at": "Wed Mar 25 16:10:00 +0000 2026",
   "favorited": false,
   "full_text": "Morning, {{first_name}}. Seven miles an hour and a sky like a clean plate. What are you doing indoors?",
   "lang": "en"
  }
 }
]
