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
    "130"
   ],
   "favorite_count": "14",
   "id_str": "2030000007919104729",
   "truncated": false,
   "retweet_count": "1",
   "id": "2030000007919104729",
   "created_at": "Mon Sep 15 14:02:00 +0000 2025",
   "favorited": false,
   "full_text": "14 from the southwest. Sand's moving. Marlinspike weather. Plant your heels, pull left, pull right, and tell us which way it went.",
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
    "121"
   ],
   "favorite_count": "17",
   "id_str": "2030000015838209458",
   "truncated": false,
   "retweet_count": "2",
   "id": "2030000015838209458",
   "created_at": "Thu Sep 25 15:30:00 +0000 2025",
   "favorited": false,
   "full_text": "Found on the tideline this morning: one reel, no kite, 280 feet of line. If it's yours, come up the stairs. We won't ask.",
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
    "116"
   ],
   "favorite_count": "20",
   "id_str": "2030000023757314187",
   "truncated": false,
   "retweet_count": "3",
   "id": "2030000023757314187",
   "created_at": "Fri Oct 10 20:45:00 +0000 2025",
   "favorited": false,
   "full_text": "Friday. All of this week's kites, up at once, 26 of them over one beach, and a school bus that pulled over to count!",
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
    "106"
   ],
   "favorite_count": "23",
   "id_str": "2030000031676418916",
   "truncated": false,
   "retweet_count": "0",
   "id": "2030000031676418916",
   "created_at": "Sat Nov 22 17:00:00 +0000 2025",
   "favorited": false,
   "full_text": "Dead calm. Not a ripple. We've swept the loft, oiled 11 machines and had an argument about pie. Send wind.",
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
    "102"
   ],
   "favorite_count": "26",
   "id_str": "2030000039595523645",
   "truncated": false,
   "retweet_count": "1",
   "id": "2030000039595523645",
   "created_at": "Wed Jan 07 18:12:00 +0000 2026",
   "favorited": false,
   "full_text": "Gale warning till six. Kites in, people in, dog in. Go stand at a window and watch the gulls show off.",
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
    "urls": [
     {
      "url": "ternaway.example/learn",
      "expanded_url": "https://ternaway.example/learn",
      "display_url": "ternaway.example/learn",
      "indices": [
       "107",
       "129"
      ]
     }
    ]
   },
   "display_text_range": [
    "0",
    "129"
   ],
   "favorite_count": "29",
   "id_str": "2030000047514628374",
   "truncated": false,
   "retweet_count": "2",
   "id": "2030000047514628374",
   "created_at": "Tue Feb 03 16:20:00 +0000 2026",
   "favorited": false,
   "full_text": "First swallow. Nine miles an hour. Someone's left the back door of the loft open and nobody's shutting it. ternaway.example/learn",
   "lang": "en"
  }
 }
]
