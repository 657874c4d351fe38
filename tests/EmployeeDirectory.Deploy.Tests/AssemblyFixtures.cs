using EmployeeDirectory.Deploy.Tests.Containers;
using EmployeeDirectory.Deploy.Tests.Operator;
using Xunit.Sdk;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(ContainerImage))]
[assembly: AssemblyFixture(typeof(DeployedDirectory))]
// The AWS CLI, cdk-nag and machines each want a processor of their own.
[assembly: Parallelization(Mode = ParallelMode.None)]
