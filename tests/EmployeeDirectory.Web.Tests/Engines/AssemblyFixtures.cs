using EmployeeDirectory.Web.Tests.Engines;

[assembly: AssemblyFixture(typeof(DynamoDbLocal))]
[assembly: AssemblyFixture(typeof(OidcProvider))]
[assembly: AssemblyFixture(typeof(S3Server))]
