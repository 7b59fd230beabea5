window.YTD.tweets.part0 = [
 {
  "tweet": {
   "retweeted": false,
   "entities": {
    "hashtags": [],
    "symbols": [],
    "user_mentions": [],
    "urls": []
   },
   "favorite_count": "9",
   "id_str": "2057000000000000000",
   "id": "2057000000000000000",
   "truncated": false,
   "retweet_count": "1",
   "created_at": "Mon Feb 02 13:00:00 +0000 2026",
   "favorited": false,
   "full_text": "5:15 a.m. Booking’s at 6:00. Walt’s here. Walt’s always here.",
   "lang": "en"
  }
 },
 {
  "tweet": {
   "retweeted": false,
   "entities": {
    "hashtags": [],
    "symbols": [],
    "user_mentions": [],
    "urls": [
     {
      "url": "berthline.example/doors",
      "expanded_url": "https://berthline.example/doors",
      "display_url": "berthline.example/doors",
      "indices": [
       "0",
       "1"
      ]
     }
    ]
   },
   "favorite_count": "12",
   "id_str": "2057000007717104729",
   "id": "2057000007717104729",
   "truncated": false,
   "retweet_count": "1",
   "created_at": "Thu Mar 12 13:00:00 +0000 2026",
   "favorited": false,
   "full_text": "If a door’s broken, close it on the board first and call the guy second. The guy’s two days out. The trucks are in the lot. berthline.example/doors",
   "lang": "en"
  }
 },
 {
  "tweet": {
   "retweeted": false,
   "entities": {
    "hashtags": [],
    "symbols": [],
    "user_mentions": [],
    "urls": []
   },
   "favorite_count": "15",
   "id_str": "2057000015434209458",
   "id": "2057000015434209458",
   "truncated": false,
   "retweet_count": "1",
   "created_at": "Tue Apr 28 13:00:00 +0000 2026",
   "favorited": false,
   "full_text": "New today: a carrier can see how long the line is before he leaves the yard. It’s a number. It goes up and down.",
   "lang": "en"
  }
 },
 {
  "tweet": {
   "retweeted": false,
   "entities": {
    "hashtags": [],
    "symbols": [],
    "user_mentions": [],
    "urls": [
     {
      "url": "berthline.example/blog",
      "expanded_url": "https://berthline.example/blog",
      "display_url": "berthline.example/blog",
      "indices": [
       "0",
       "1"
      ]
     }
    ]
   },
   "favorite_count": "18",
   "id_str": "2057000023151314187",
   "id": "2057000023151314187",
   "truncated": false,
   "retweet_count": "1",
   "created_at": "Wed Jun 10 13:00:00 +0000 2026",
   "favorited": false,
   "full_text": "94 minutes down to 38. Nobody ran. The trucks just quit coming at once. berthline.example/blog/detention",
   "lang": "en"
  }
 },
 {
  "tweet": {
   "retweeted": false,
   "entities": {
    "hashtags": [],
    "symbols": [],
    "user_mentions": [],
    "urls": []
   },
   "favorite_count": "21",
   "id_str": "2057000030868418916",
   "id": "2057000030868418916",
   "truncated": false,
   "retweet_count": "1",
   "created_at": "Fri Jul 17 13:00:00 +0000 2026",
   "favorited": false,
   "full_text": "To whoever took the good marker in 2015: we’re not mad. We wrote software.",
   "lang": "en"
  }
 }
]
