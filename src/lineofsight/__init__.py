"""Line of Sight: from a child's missed visit to the sentence a councillor reads."""

__version__ = "0.3.0"
