using System.Diagnostics;
using System.Net;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using EmployeeDirectory.Web.Features.Metrics;

namespace EmployeeDirectory.Web.Aws;

/// <summary>Measures every call of every client of the SDK, as the outermost step of its pipeline.</summary>
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
                metrics.Called(executionContext.RequestContext.ServiceMetaData.ServiceId, Stopwatch.GetElapsedTime(started), answered);
            }
        }

        /// <summary>A condition that does not hold, and what is not there.</summary>
        private static bool IsAnswer(AmazonServiceException fault) => fault is
            ConditionalCheckFailedException or TransactionCanceledException or TransactionInProgressException or { StatusCode: HttpStatusCode.NotFound };
    }
}
