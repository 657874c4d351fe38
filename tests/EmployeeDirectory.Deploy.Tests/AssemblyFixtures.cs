using EmployeeDirectory.Deploy.Tests.Operator;

[assembly: AssemblyFixture(typeof(DeployedDirectory))]
// The AWS CLI, cdk-nag and machines each want a processor of their own.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
