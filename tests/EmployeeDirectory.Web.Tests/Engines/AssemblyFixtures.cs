using EmployeeDirectory.Web.Tests.Engines;

// They wait for programs and engines more than they work.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]
[assembly: AssemblyFixture(typeof(DynamoDbLocal))]
[assembly: AssemblyFixture(typeof(OidcProvider))]
[assembly: AssemblyFixture(typeof(S3Server))]
