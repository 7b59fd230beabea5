window.YTD.tweets.part0 = [
 {
  "tweet": {
   "id_str": "1970001000000000000",
   "id": "1970001000000000000",
   "created_at": "Mon Oct 12 07:05:00 +0100 2026",
   "favorite_count": "9",
   "retweet_count": "0",
   "lang": "en",
   "entities": {
    "hashtags": [],
    "urls": [
     {
      "url": "lidgatebaths.example/winter",
      "expanded_url": "https://lidgatebaths.example/winter"
     }
    ]
   },
   "truncated": false,
   "full_text": "The Big Pool's full again and we're back on Saturday 31 October. If it's your first winter, it's 20% off with COLDFEET, till Sunday 8 November. It'll be about eleven degrees. lidgatebaths.example/winter"
  }
 },
 {
  "tweet": {
   "id_str": "1970001000007313377",
   "id": "1970001000007313377",
   "created_at": "Thu Oct 15 12:00:00 +0100 2026",
   "favorite_count": "12",
   "retweet_count": "1",
   "lang": "en",
   "entities": {
    "hashtags": [],
    "urls": [
     {
      "url": "lidgatebaths.example/winter",
      "expanded_url": "https://lidgatebaths.example/winter"
     }
    ]
   },
   "truncated": false,
   "full_text": "Things you get with a winter membership: a hook, a locker, your name on a board. If you've never had one before there's a quarter off, with COLDFEET. lidgatebaths.example/winter"
  }
 },
 {
  "tweet": {
   "id_str": "1970001000014626754",
   "id": "1970001000014626754",
   "created_at": "Sat Oct 17 10:00:00 +0100 2026",
   "favorite_count": "15",
   "retweet_count": "2",
   "lang": "en",
   "entities": {
    "hashtags": [],
    "urls": []
   },
   "truncated": false,
   "full_text": "lads the big pool is about to be absolutely baltic and we are SO here for it. get your nan, get your budgie smugglers, send it 😤"
  }
 },
 {
  "tweet": {
   "id_str": "1970001000021940131",
   "id": "1970001000021940131",
   "created_at": "Sat Oct 31 07:02:00 +0000 2026",
   "favorite_count": "18",
   "retweet_count": "3",
   "lang": "en",
   "entities": {
    "hashtags": [],
    "urls": []
   },
   "truncated": false,
   "full_text": "Ten and a half. 🌊"
  }
 },
 {
  "tweet": {
   "id_str": "1970001000029253508",
   "id": "1970001000029253508",
   "created_at": "Wed Oct 21 12:00:00 +0100 2026",
   "favorite_count": "21",
   "retweet_count": "4",
   "lang": "en",
   "entities": {
    "hashtags": [],
    "urls": [
     {
      "url": "lidgatebaths.example/winter",
      "expanded_url": "https://lidgatebaths.example/winter"
     }
    ]
   },
   "truncated": false,
   "full_text": "You'll know about COLDFEET, which brings a winter down to £96 till 8 November. It's for our old hands too, so if you've done every winter since 2013, put it in when you renew. lidgatebaths.example/winter"
  }
 },
 {
  "tweet": {
   "id_str": "1970001000036566885",
   "id": "1970001000036566885",
   "created_at": "Fri Oct 23 15:30:00 +0100 2026",
   "favorite_count": "24",
   "retweet_count": "5",
   "lang": "en",
   "entities": {
    "hashtags": [],
    "urls": [
     {
      "url": "lidgatebaths.example/winter-lessons",
      "expanded_url": "https://lidgatebaths.example/winter-lessons"
     }
    ]
   },
   "truncated": false,
   "full_text": "Two children, one house? The second one's half price for the winter term with TWOBYTWO, if you book by Sunday. There are XX places left in Wet Feet, and Dev's got the list. lidgatebaths.example/winter-lessons"
  }
 }
]