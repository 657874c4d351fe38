using EmployeeDirectory.Deploy.Tests.Operator;
using EmployeeDirectory.Web.Tests.Engines;

[assembly: AssemblyFixture(typeof(S3Server))]
[assembly: AssemblyFixture(typeof(DeployedDirectory))]
// The AWS CLI, cdk-nag and machines each want a processor of their own.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
