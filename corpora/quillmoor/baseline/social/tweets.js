window.YTD.tweets.part0 = [
  {
    "tweet": {
      "id_str": "2040000000000000000",
      "created_at": "Tue Jan 13 18:40:00 +0000 2026",
      "full_text": "First night of term. Nine coats, eight pegs and one very polite argument about it in Welsh. 🧥",
      "lang": "en",
      "favorite_count": "3",
      "retweet_count": "0",
      "truncated": false
    }
  },
  {
    "tweet": {
      "id_str": "2040000000000007919",
      "created_at": "Thu Feb 05 12:10:00 +0000 2026",
      "full_text": "Overheard in beginners' Italian: \"I would like a kilo of Tuesday.\" She got it, too. Paola doesn't like to see anyone go without.",
      "lang": "en",
      "favorite_count": "7",
      "retweet_count": "1",
      "truncated": false
    }
  },
  {
    "tweet": {
      "id_str": "2040000000000015838",
      "created_at": "Mon Feb 23 08:30:00 +0000 2026",
      "full_text": "The German for glove is hand-shoe. We've nothing to add to that. Anneliese says we'd better not.",
      "lang": "en",
      "favorite_count": "11",
      "retweet_count": "2",
      "truncated": false
    }
  },
  {
    "tweet": {
      "id_str": "2040000000000023757",
      "created_at": "Wed Mar 11 17:00:00 +0000 2026",
      "full_text": "Second-hand course books are on the landing, £9 each. Previous owners' answers come free and should be treated with caution. 📚",
      "lang": "en",
      "favorite_count": "15",
      "retweet_count": "3",
      "truncated": false
    }
  },
  {
    "tweet": {
      "id_str": "2040000000000031676",
      "created_at": "Sun Mar 22 19:15:00 +0000 2026",
      "full_text": "The Snug is open. Tonight's subject is the worst hotel you ever stayed in. Bring vocabulary for damp.",
      "lang": "en",
      "favorite_count": "19",
      "retweet_count": "4",
      "truncated": false
    }
  }
]