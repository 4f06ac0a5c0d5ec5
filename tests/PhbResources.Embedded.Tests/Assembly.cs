// Umbraco.Cms.Core keeps its services in one static place, so a process can run one host at a time.
[assembly: NonParallelizable]
