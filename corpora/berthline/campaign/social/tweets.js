window.YTD.tweets.part0 = [
 {
  "tweet": {
   "retweeted": false,
   "entities": {
    "hashtags": [],
    "symbols": [],
    "user_mentions": [],
    "urls": [
     {
      "url": "berthline.example/yard-view",
      "expanded_url": "https://berthline.example/yard-view",
      "display_url": "berthline.example/yard-view",
      "indices": [
       "0",
       "1"
      ]
     }
    ]
   },
   "favorite_count": "9",
   "id_str": "2057000000000000000",
   "id": "2057000000000000000",
   "truncated": false,
   "retweet_count": "1",
   "created_at": "Tue Sep 15 13:00:00 +0000 2026",
   "favorited": false,
   "full_text": "Spot 31. It’s behind the dog. Yard View’s out. berthline.example/yard-view",
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
      "url": "berthline.example/yard-view",
      "expanded_url": "https://berthline.example/yard-view",
      "display_url": "berthline.example/yard-view",
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
   "created_at": "Fri Sep 18 13:00:00 +0000 2026",
   "favorited": false,
   "full_text": "Walk your lot with it for 30 days, free. No card. If it doesn’t fit, give back the tablet. It’s yours anyhow. berthline.example/yard-view",
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
      "url": "berthline.example/yard-view",
      "expanded_url": "https://berthline.example/yard-view",
      "display_url": "berthline.example/yard-view",
      "indices": [
       "0",
       "1"
      ]
     }
    ]
   },
   "favorite_count": "15",
   "id_str": "2057000015434209458",
   "id": "2057000015434209458",
   "truncated": false,
   "retweet_count": "1",
   "created_at": "Thu Sep 24 13:00:00 +0000 2026",
   "favorited": false,
   "full_text": "YARD VIEW IS HERE and it’s about to change EVERYTHING 🚛🔥 This is the most powerful yard platform on the planet and we are NOT kidding!! Who’s ready?! 🙌 berthline.example/yard-view",
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
   "favorite_count": "18",
   "id_str": "2057000023151314187",
   "id": "2057000023151314187",
   "truncated": false,
   "retweet_count": "1",
   "created_at": "Mon Oct 05 13:00:00 +0000 2026",
   "favorited": false,
   "full_text": "5:15 a.m. Booking’s at 6:00. Yard View says there’s somebody in spot 1. We don’t need Yard View for that. Morning, Walt.",
   "lang": "en"
  }
 }
]
