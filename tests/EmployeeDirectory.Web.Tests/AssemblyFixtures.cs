using EmployeeDirectory.Testing;
using Xunit.v3;

// They wait for programs and engines more than they work.
[assembly: Parallelization(MaxThreads = 4)]
[assembly: AssemblyFixture(typeof(DynamoDbLocal))]
[assembly: AssemblyFixture(typeof(OidcProvider))]
[assembly: AssemblyFixture(typeof(S3Server))]
