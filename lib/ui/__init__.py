"""The only place that knows Streamlit. Pages import from ``lib.ui.words``."""
