"""印本锁: how an issue was issued, kept so that its lines and pages never change."""
