// Each test is a visitor of its own and changes nothing in the site; two at a time suit a small machine.
[assembly: Parallelizable(ParallelScope.All)]
[assembly: LevelOfParallelism(2)]
