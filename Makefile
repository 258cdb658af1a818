# Two commands: `make run` to use Wangge, `make test` to trust it.

STORE ?= run/exercise.db
LISTEN ?= 127.0.0.1:8100

.PHONY: run test hard bench web fmt clean

run: web
	cargo build --release
	@scripts/exercise $(STORE)
	@target/release/wangge serve --store sqlite:$(STORE) --listen $(LISTEN)

test:
	scripts/test

# An hour and more: what a fuzzer thinks of, against every reader of outside input.
hard:
	scripts/hard

bench:
	scripts/bench

# The web faces, embedded in the program by the next cargo build.
web: web/dist/index.html

web/dist/index.html: web/package-lock.json $(shell find web -path web/node_modules -prune -o -path web/dist -prune -o -type f -print 2>/dev/null)
	cd web && npm ci --no-audit --no-fund --loglevel=error && npm run build
	@touch $@

fmt:
	cargo fmt
	cd web && npm run format

clean:
	rm -rf target web/dist web/node_modules run
