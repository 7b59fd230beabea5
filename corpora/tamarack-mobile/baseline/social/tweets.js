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
    "114"
   ],
   "favorite_count": "14",
   "id_str": "2030000007919104729",
   "truncated": false,
   "retweet_count": "1",
   "id": "2030000007919104729",
   "created_at": "Mon Nov 10 15:00:00 +0000 2025",
   "favorited": false,
   "full_text": "Tower 63 is back. It was a pine. 4 hours and 12 minutes, which is a long time if you were on hold with the county.",
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
    "76"
   ],
   "favorite_count": "17",
   "id_str": "2030000015838209458",
   "truncated": false,
   "retweet_count": "2",
   "id": "2030000015838209458",
   "created_at": "Fri Dec 05 16:30:00 +0000 2025",
   "favorited": false,
   "full_text": "It was 31 below at Tower 12 this morning. The tower's fine. The truck isn't.",
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
    "urls": [
     {
      "url": "tamarackmobile.example/plans",
      "expanded_url": "https://tamarackmobile.example/plans",
      "display_url": "tamarackmobile.example/plans",
      "indices": [
       "63",
       "91"
      ]
     }
    ]
   },
   "display_text_range": [
    "0",
    "91"
   ],
   "favorite_count": "20",
   "id_str": "2030000023757314187",
   "truncated": false,
   "retweet_count": "3",
   "id": "2030000023757314187",
   "created_at": "Wed Jan 14 14:00:00 +0000 2026",
   "favorited": false,
   "full_text": "Shed is $20 a month for 3 gigs. The catch is that it's 3 gigs. tamarackmobile.example/plans",
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
    "94"
   ],
   "favorite_count": "23",
   "id_str": "2030000031676418916",
   "truncated": false,
   "retweet_count": "0",
   "id": "2030000031676418916",
   "created_at": "Thu Feb 12 18:45:00 +0000 2026",
   "favorited": false,
   "full_text": "Somebody asked if our hold music is a real accordion. It's Lowell's uncle. He gets $40 a year.",
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
    "135"
   ],
   "favorite_count": "26",
   "id_str": "2030000039595523645",
   "truncated": false,
   "retweet_count": "1",
   "id": "2030000039595523645",
   "created_at": "Tue Mar 24 13:10:00 +0000 2026",
   "favorited": false,
   "full_text": "Slow past the gravel pit this week while we swap a radio. Should be done Friday. If you need to call your mother, do it before the pit.",
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
    "53"
   ],
   "favorite_count": "29",
   "id_str": "2030000047514628374",
   "truncated": false,
   "retweet_count": "2",
   "id": "2030000047514628374",
   "created_at": "Sat Apr 18 15:00:00 +0000 2026",
   "favorited": false,
   "full_text": "The bear at Tower 17 has left. She did not settle up.",
   "lang": "en"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "2030000055433733103"
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
      "url": "tamarackmobile.example/coverage",
      "expanded_url": "https://tamarackmobile.example/coverage",
      "display_url": "tamarackmobile.example/coverage",
      "indices": [
       "78",
       "109"
      ]
     }
    ]
   },
   "display_text_range": [
    "0",
    "109"
   ],
   "favorite_count": "32",
   "id_str": "2030000055433733103",
   "truncated": false,
   "retweet_count": "3",
   "id": "2030000055433733103",
   "created_at": "Wed May 20 17:20:00 +0000 2026",
   "favorited": false,
   "full_text": "Dead spots a year ago: 57. Dead spots now: 41. We're going by mailbox number. tamarackmobile.example/coverage",
   "lang": "en"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "2030000063352837832"
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
    "105"
   ],
   "favorite_count": "35",
   "id_str": "2030000063352837832",
   "truncated": false,
   "retweet_count": "0",
   "id": "2030000063352837832",
   "created_at": "Mon Jun 22 12:30:00 +0000 2026",
   "favorited": false,
   "full_text": "A person answered 96% of calls in under 2 minutes last month. The other 4% were during the tornado drill.",
   "lang": "en"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "2030000071271942561"
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
   "favorite_count": "38",
   "id_str": "2030000071271942561",
   "truncated": false,
   "retweet_count": "1",
   "id": "2030000071271942561",
   "created_at": "Thu Jul 30 19:00:00 +0000 2026",
   "favorited": false,
   "full_text": "Yes, Canada's included. All of it, even the part you can see from the dock.",
   "lang": "en"
  }
 }
]
