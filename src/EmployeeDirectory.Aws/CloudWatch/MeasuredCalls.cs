using System.Diagnostics;
using System.Net;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using EmployeeDirectory.Core.Storage;

namespace EmployeeDirectory.Aws.CloudWatch;

// The outermost step of the pipeline: a call is measured with its retries.
public sealed class MeasuredCalls(DirectoryMetrics metrics) : IRuntimePipelineCustomizer
{
    public string UniqueName => nameof(MeasuredCalls);

    public void Customize(Type type, RuntimePipeline pipeline) => pipeline.AddHandler(new Step(metrics));

    private sealed class Step(DirectoryMetrics metrics) : PipelineHandler
    {
        public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
        {
            var started = Stopwatch.GetTimestamp();
            var answered = false;
            try
            {
                var answer = await base.InvokeAsync<T>(executionContext);
                answered = true;
                return answer;
            }
            catch (AmazonServiceException fault) when (answered = IsAnswer(fault))
            {
                throw;
            }
            finally
            {
                metrics.Called(
                    executionContext.RequestContext.ServiceMetaData.ServiceId,
                    Stopwatch.GetElapsedTime(started),
                    answered);
            }
        }

        // The service answered: a condition failed, or an item does not exist.
        private static bool IsAnswer(AmazonServiceException fault) => fault is
            ConditionalCheckFailedException or TransactionCanceledException or TransactionInProgressException
            or { StatusCode: HttpStatusCode.NotFound };
    }
}
