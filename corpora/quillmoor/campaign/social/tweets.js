window.YTD.tweets.part0 = [
  {
    "tweet": {
      "id_str": "2040000000000000000",
      "created_at": "Mon Apr 20 08:05:00 +0000 2026",
      "full_text": "You've ten weeks and a hat. New learners get 20% off a summer course with FINCH, up to and including Friday 8 May. https://www.quillmoor.example/spring",
      "lang": "en",
      "favorite_count": "3",
      "retweet_count": "0",
      "truncated": false
    }
  },
  {
    "tweet": {
      "id_str": "2040000000000007919",
      "created_at": "Wed Apr 22 17:30:00 +0000 2026",
      "full_text": "A postcard from Maureen in Cádiz, in full: \"ORDERED THE OCTOPUS. GOT THE OCTOPUS. I AM BASICALLY FLUENT!!!\" It's going on the landing.",
      "lang": "en",
      "favorite_count": "7",
      "retweet_count": "1",
      "truncated": false
    }
  },
  {
    "tweet": {
      "id_str": "2040000000000015838",
      "created_at": "Sat Apr 25 11:00:00 +0000 2026",
      "full_text": "bruh our june bootcamp is lowkey gonna slap 🔥 12 hrs of français w benoît, absolute GOAT. £35 off w TWODAYS, don't sleep on it fr",
      "lang": "en",
      "favorite_count": "11",
      "retweet_count": "2",
      "truncated": false
    }
  },
  {
    "tweet": {
      "id_str": "2040000000000023757",
      "created_at": "Thu Apr 30 18:10:00 +0000 2026",
      "full_text": "Tonight in the Snug: things your mother told you never to say abroad. It's in four languages and one of them is Gordon. ☕",
      "lang": "en",
      "favorite_count": "15",
      "retweet_count": "3",
      "truncated": false
    }
  },
  {
    "tweet": {
      "id_str": "2040000000000031676",
      "created_at": "Tue May 05 12:00:00 +0000 2026",
      "full_text": "It's probably not for you, and do ignore us if you're busy, but we might possibly have a chair or two left for May? Sorry to bring it up again. FINCH is 20% off for new learners and finishes this Friday, the 8th.",
      "lang": "en",
      "favorite_count": "19",
      "retweet_count": "4",
      "truncated": false
    }
  },
  {
    "tweet": {
      "id_str": "2040000000000039595",
      "created_at": "Wed May 06 07:45:00 +0000 2026",
      "full_text": "Two more days of FINCH. If you've never been up our stairs, that's a quarter off an evening course and a good reason to mind the third one. https://www.quillmoor.example/spring",
      "lang": "en",
      "favorite_count": "23",
      "retweet_count": "5",
      "truncated": false
    }
  }
]