# The two commands to know: make demo, make test. Each does all of its own set-up.
.PHONY: demo test lint format bench docs notebooks fuzz sanitize setup clean
SWIFT ?= swift
# The release build carries Swift's and the C++ library in itself, at an address of its own, and (where the toolchain
# can) knows its types' conformances without looking for them at run time: a command starts in a quarter of the time.
STATIC := $(CURDIR)/.build/static
NO_LOOK_UP := -disable-concrete-type-metadata-mangled-name-accessors
RELEASE = build -c release --static-swift-stdlib -Xswiftc -use-ld=lld -Xlinker -no-pie \
  -Xswiftc -L$(STATIC) -Xswiftc -Xclang-linker -Xswiftc -static-libgcc \
  $(shell $(SWIFT)c -frontend $(NO_LOOK_UP) -parse /dev/null 2>/dev/null && echo -Xswiftc -Xfrontend -Xswiftc $(NO_LOOK_UP))
VENV := .venv

# Builds Jipyo and makes next year's plan from the published figures of two real bodies.
demo: setup
	$(SWIFT) $(RELEASE) --product jipyo
	.build/release/jipyo plan Datasets/seogu-2017 --out out/seogu-2017
	.build/release/jipyo plan Datasets/paju-2024 --out out/paju-2024

# All tests, in debug; then the release build, and what the guides and the notebook show against it.
test: setup
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build
	$(MAKE) --no-print-directory docs notebooks

# The style: formatting, documentation comments, no force unwraps.
lint:
	$(SWIFT) format lint --strict --recursive --parallel Sources Tests Documentation Package.swift

# Formats every Swift file in place.
format:
	$(SWIFT) format --in-place --recursive --parallel Sources Tests Documentation Package.swift

# Jipyo against its peers, on this machine, in one run.
bench: setup
	$(SWIFT) $(RELEASE) --product jipyo
	Benchmarks/run "$(DATA)"

# Runs the commands of the README and the guides and compares what they print with what is shown.
docs:
	.ci/setup --notebooks
	$(SWIFT) $(RELEASE) --product jipyo
	PATH="$(CURDIR)/.build/release:$$PATH" python3 Documentation/check.py

# Executes the notebooks headless against the release build and compares their headline numbers.
notebooks: $(VENV)/ready
	$(SWIFT) $(RELEASE) --product jipyo
	PATH="$(CURDIR)/.build/release:$$PATH" $(VENV)/bin/python Notebooks/check.py

# Spoilt inputs, which may not crash or hang, and random models against NumPy; RUNS=n and SEED=n choose how many and which.
RUNS ?= 2000
SEED ?= 1
fuzz: setup $(VENV)/ready
	$(SWIFT) $(RELEASE) --product jipyo
	python3 Tests/Fuzz/mutate.py .build/release/jipyo --runs $(RUNS) --seed $(SEED)
	$(VENV)/bin/pip install --quiet --disable-pip-version-check scipy==1.17.1
	$(VENV)/bin/python Tests/Fuzz/models.py .build/release/jipyo --runs $$(($(RUNS) / 10)) --seed $(SEED)

# The same spoilt inputs on a program that watches its memory (SANITIZER=address) or its threads (SANITIZER=thread).
SANITIZER ?= address
sanitize: setup
	$(SWIFT) build -c release --sanitize=$(SANITIZER) --scratch-path .build/$(SANITIZER) --product jipyo
	ASAN_OPTIONS=detect_leaks=0 python3 Tests/Fuzz/mutate.py .build/$(SANITIZER)/release/jipyo --runs $(RUNS) --seed $(SEED) --sanitized

$(VENV)/ready: Notebooks/requirements.txt
	.ci/setup --notebooks
	python3 -m venv $(VENV)
	$(VENV)/bin/pip install --quiet --disable-pip-version-check -r Notebooks/requirements.txt
	touch $@

# What the linker finds there it takes in place of the shared library.
setup:
	.ci/setup
	@mkdir -p $(STATIC)
	@ln -sf "$$(clang -print-file-name=libstdc++.a || echo none)" $(STATIC)/libstdc++.a

clean:
	rm -rf .build out $(VENV)
