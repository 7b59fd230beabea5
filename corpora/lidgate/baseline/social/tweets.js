window.YTD.tweets.part0 = [
 {
  "tweet": {
   "id_str": "1970000000000000000",
   "id": "1970000000000000000",
   "created_at": "Mon Feb 02 07:05:00 +0000 2026",
   "favorite_count": "9",
   "retweet_count": "0",
   "lang": "en",
   "entities": {
    "hashtags": [],
    "urls": []
   },
   "truncated": false,
   "full_text": "Four degrees on the board. We've checked it and it's still four. Steps at the clock end are gritted, and the urn's on. ☕"
  }
 },
 {
  "tweet": {
   "id_str": "1970000000007313377",
   "id": "1970000000007313377",
   "created_at": "Sat Mar 14 07:10:00 +0000 2026",
   "favorite_count": "12",
   "retweet_count": "1",
   "lang": "en",
   "entities": {
    "hashtags": [],
    "urls": []
   },
   "truncated": false,
   "full_text": "Seven and a half this morning. Noreen says it's practically soup. Noreen's had a flask of tea since six."
  }
 },
 {
  "tweet": {
   "id_str": "1970000000014626754",
   "id": "1970000000014626754",
   "created_at": "Sat May 02 06:55:00 +0100 2026",
   "favorite_count": "15",
   "retweet_count": "2",
   "lang": "en",
   "entities": {
    "hashtags": [],
    "urls": []
   },
   "truncated": false,
   "full_text": "Doors in five minutes. Twelve degrees in, nine degrees out, so you're better off in the water. Green door, under the clock. 🌊"
  }
 },
 {
  "tweet": {
   "id_str": "1970000000021940131",
   "id": "1970000000021940131",
   "created_at": "Tue Jun 09 12:00:00 +0100 2026",
   "favorite_count": "18",
   "retweet_count": "3",
   "lang": "en",
   "entities": {
    "hashtags": [],
    "urls": []
   },
   "truncated": false,
   "full_text": "A swimmer's left a tin leg by cubicle 14. He says he'll be back for it Thursday. We've hung it on the second hook."
  }
 },
 {
  "tweet": {
   "id_str": "1970000000029253508",
   "id": "1970000000029253508",
   "created_at": "Sun Jul 26 18:00:00 +0100 2026",
   "favorite_count": "21",
   "retweet_count": "4",
   "lang": "en",
   "entities": {
    "hashtags": [],
    "urls": []
   },
   "truncated": false,
   "full_text": "The egg and spoon was won by Maureen, 74, who used her own egg. Thanks to everyone who came. The other eggs are still in the filter."
  }
 },
 {
  "tweet": {
   "id_str": "1970000000036566885",
   "id": "1970000000036566885",
   "created_at": "Wed Aug 12 07:05:00 +0100 2026",
   "favorite_count": "24",
   "retweet_count": "5",
   "lang": "en",
   "entities": {
    "hashtags": [],
    "urls": []
   },
   "truncated": false,
   "full_text": "Nineteen degrees. Lane one's chatting, lane two's steady, lane three's got somewhere to be. Room in all of them till ten."
  }
 },
 {
  "tweet": {
   "id_str": "1970000000043880262",
   "id": "1970000000043880262",
   "created_at": "Thu Sep 03 16:20:00 +0100 2026",
   "favorite_count": "27",
   "retweet_count": "6",
   "lang": "en",
   "entities": {
    "hashtags": [],
    "urls": [
     {
      "url": "lidgatebaths.example/lessons",
      "expanded_url": "https://lidgatebaths.example/lessons"
     }
    ]
   },
   "truncated": false,
   "full_text": "Reggie did five metres today. He's 68. It took him two terms and he'd like it known he did it on his back. lidgatebaths.example/lessons"
  }
 },
 {
  "tweet": {
   "id_str": "1970000000051193639",
   "id": "1970000000051193639",
   "created_at": "Sun Sep 27 18:05:00 +0100 2026",
   "favorite_count": "30",
   "retweet_count": "7",
   "lang": "en",
   "entities": {
    "hashtags": [],
    "urls": []
   },
   "truncated": false,
   "full_text": "That's summer. Last one out was Walter, at four minutes to six, with his hat on. We're off to find the plug. 🌊"
  }
 }
]