"""One slide over the whole window, turned by keys."""

from lib.ui.words import stage

stage("Stage")
