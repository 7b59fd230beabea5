"""The hallway: joins the rooms, one function for each job."""
