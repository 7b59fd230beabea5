"""Survey answers to what customers hear: tone on the dials, and topics that the copy never mentions."""

from consistency.survey.answers import Said, heard_by_dial, said_of
from consistency.survey.questions import questions_for
from consistency.survey.topics import topics_of

__all__ = ["Said", "heard_by_dial", "questions_for", "said_of", "topics_of"]
