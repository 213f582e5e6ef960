"""Steps to an actor: what is seen, remembered, named, composed, referred to."""
