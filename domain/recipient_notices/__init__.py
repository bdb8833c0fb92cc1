"""Telling recipients what was corrected, erased or restricted (AVG 19): who got it, who was told, who cannot be."""
