"""What the atlas draws: the frame, the selection in the URL, controls, panels and figures."""
